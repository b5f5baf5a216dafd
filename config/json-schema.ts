import { z } from 'zod';

import { landingZoneSchema } from './schema';

/** Where the JSON Schema is kept, from the root of the repository; `landing-zone.yaml` names it on its first line. */
export const JSON_SCHEMA_PATH = 'schema/landing-zone.schema.json';

/** The JSON Schema (draft-07, which every YAML editor knows) of `landing-zone.yaml` as a person writes it. */
export function landingZoneJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(landingZoneSchema, { io: 'input', target: 'draft-7' });
  return { ...schema, title: 'landing-zone.yaml' };
}
