/** Writes schema/landing-zone.schema.json, which editors complete and check landing-zone.yaml with. */
import fs from 'node:fs';
import path from 'node:path';
import { JSON_SCHEMA_PATH, landingZoneJsonSchema } from '../config';

fs.writeFileSync(path.join(__dirname, '..', JSON_SCHEMA_PATH), `${JSON.stringify(landingZoneJsonSchema(), null, 2)}\n`);
