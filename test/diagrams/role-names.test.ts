import fs from 'node:fs';
import path from 'node:path';
import { BUILT_IN } from '../../diagrams/role-names';

const FIXTURE = path.join(__dirname, '../fixtures/built-in-role-names.json');

it('names built-in roles as Azure publishes them', () => {
  const { roles } = JSON.parse(fs.readFileSync(FIXTURE, 'utf8')) as { roles: Record<string, string> };
  expect(BUILT_IN).toEqual(roles);
});
