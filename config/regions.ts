import { nearest } from './nearest';

/**
 * Short codes of the regions of public Azure, for names: the geo codes of Azure Backup's DNS zones, as in the parameter
 * "Region Short Name Mapping" of the policy that deploys private DNS zones. Regions that it lacks (austriaeast,
 * belgiumcentral, denmarkeast, indonesiacentral) follow its pattern. A code is part of deployed names: never change one.
 */
export const REGION_CODES = {
  australiacentral: 'acl',
  australiacentral2: 'acl2',
  australiaeast: 'ae',
  australiasoutheast: 'ase',
  austriaeast: 'ate',
  belgiumcentral: 'bec',
  brazilsouth: 'brs',
  brazilsoutheast: 'bse',
  canadacentral: 'cnc',
  canadaeast: 'cne',
  centralindia: 'inc',
  centralus: 'cus',
  chilecentral: 'clc',
  denmarkeast: 'dke',
  eastasia: 'ea',
  eastus: 'eus',
  eastus2: 'eus2',
  francecentral: 'frc',
  francesouth: 'frs',
  germanynorth: 'gn',
  germanywestcentral: 'gwc',
  indonesiacentral: 'idc',
  israelcentral: 'ilc',
  italynorth: 'itn',
  japaneast: 'jpe',
  japanwest: 'jpw',
  jioindiacentral: 'jic',
  jioindiawest: 'jiw',
  koreacentral: 'krc',
  koreasouth: 'krs',
  malaysiawest: 'myw',
  mexicocentral: 'mxc',
  newzealandnorth: 'nzn',
  northcentralus: 'ncus',
  northeurope: 'ne',
  norwayeast: 'nwe',
  norwaywest: 'nww',
  polandcentral: 'plc',
  qatarcentral: 'qac',
  southafricanorth: 'san',
  southafricawest: 'saw',
  southcentralus: 'scus',
  southeastasia: 'sea',
  southindia: 'ins',
  spaincentral: 'spc',
  swedencentral: 'sdc',
  swedensouth: 'sds',
  switzerlandnorth: 'szn',
  switzerlandwest: 'szw',
  taiwannorth: 'twn',
  uaecentral: 'uac',
  uaenorth: 'uan',
  uksouth: 'uks',
  ukwest: 'ukw',
  westcentralus: 'wcus',
  westeurope: 'we',
  westindia: 'inw',
  westus: 'wus',
  westus2: 'wus2',
  westus3: 'wus3',
} as const;

/** A region of public Azure, as `az account list-locations` names it. */
export type Region = keyof typeof REGION_CODES;

/** Every region that a landing zone can be in. */
export const REGIONS = Object.keys(REGION_CODES) as readonly Region[];

/** Whether the text is the name of a region. */
export function isRegion(location: string): location is Region {
  return Object.hasOwn(REGION_CODES, location);
}

/** The short code of a region, for names. Throws on a location that is not in {@link REGION_CODES}. */
export function regionCode(location: string): string {
  if (isRegion(location)) return REGION_CODES[location];
  const near = nearest(location, REGIONS);
  const advice = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'see `az account list-locations`';
  throw new Error(`got location ${location}; expected a region of public Azure such as swedencentral; fix: ${advice}`);
}
