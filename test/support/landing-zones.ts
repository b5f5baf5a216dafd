import fs from 'node:fs';
import path from 'node:path';
import { parseLandingZone, PROFILE_NAMES, type LandingZone, type ProfileName } from '../../config';

const DEFAULT = fs.readFileSync(path.join(__dirname, '../../landing-zone.yaml'), 'utf8');

/** The CA that the regulated profile asks for. */
const TLS = `
inspection:
  tls:
    keyVaultId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-pki/providers/Microsoft.KeyVault/vaults/kv-pki
    certificateName: firewall-ca
`;

export { PROFILE_NAMES };

/** The text of the default landing zone in a profile, with replacements: `['from', 'to']`, each of which must be found. */
export function landingZoneText(profile: ProfileName, ...replacements: readonly (readonly [string, string])[]): string {
  const text = DEFAULT.replace('profile: standard', `profile: ${profile}`) + (profile === 'regulated' ? TLS : '');
  return replacements.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`the default landing zone has no "${from}" to replace`);
    return result.replace(from, to);
  }, text);
}

export function landingZone(
  profile: ProfileName,
  ...replacements: readonly (readonly [string, string])[]
): LandingZone {
  return parseLandingZone(landingZoneText(profile, ...replacements), 'landing-zone.yaml');
}
