import { parseLandingZone, placeholders } from '../../config';
import { DEFAULT, problemsOf } from './support';

const SENTINEL = 'AAAAAAAA-2222-2222-2222-222222222222';

function withText(text: string) {
  return parseLandingZone(`${DEFAULT}\n${text}\n`, 'lz.yaml');
}

describe('observability', () => {
  it('needs no key: then nobody is written to, the tenant’s logs stay where they are, and nothing is stopped', () => {
    const zone = parseLandingZone(DEFAULT, 'lz.yaml');
    expect(zone.contacts).toBeUndefined();
    expect(zone.observability).toEqual({ tenantLogs: false });
  });

  it('knows whom to tell', () => {
    expect(withText('contacts: {security: [soc@contoso.com]}').contacts).toEqual({ security: ['soc@contoso.com'] });
  });

  it('has Sentinel’s object ID as Azure answers it', () => {
    const { observability } = withText(
      `observability: {tenantLogs: true, killSwitch: {sentinelObjectId: ${SENTINEL}}}`,
    );
    expect(observability).toEqual({ tenantLogs: true, killSwitch: { sentinelObjectId: SENTINEL.toLowerCase() } });
  });

  it('says before a deployment that Sentinel’s object ID is still a placeholder', () => {
    const zero = '00000000-0000-0000-0000-000000000000';
    expect(placeholders(withText(`observability: {killSwitch: {sentinelObjectId: ${zero}}}`)).join('\n')).toContain(
      `observability.killSwitch.sentinelObjectId is the placeholder ${zero}`,
    );
  });

  it.each([
    ['contacts: {security: []}', 'contacts.security', 'a list of e-mail addresses'],
    ['contacts: {security: [soc]}', 'contacts.security[0]', 'an e-mail address, like soc@contoso.com'],
    ['contacts: {security: ["a b@contoso.com"]}', 'contacts.security[0]', 'an e-mail address, like soc@contoso.com'],
    ['observability: {tenantLogs: yes please}', 'observability.tenantLogs', 'true or false'],
    [
      'observability: {killSwitch: {sentinelObjectId: sentinel}}',
      'observability.killSwitch.sentinelObjectId',
      'a GUID, like 12345678-90ab-cdef-1234-567890abcdef',
    ],
    ['observability: {killSwitch: {}}', 'observability.killSwitch.sentinelObjectId', 'a GUID'],
  ])('refuses %s with the line and what was expected', (text, path, expected) => {
    const problems = problemsOf(`${DEFAULT}\n${text}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path, expected: expect.stringContaining(expected) as string });
    expect(problems[0]?.line).toBe(DEFAULT.split('\n').length + 1);
  });
});
