/** What `governance:` in `landing-zone.yaml` may hold: policies, access of people, spending. */
import { z } from 'zod';

import { choice, field, GUID, group, guid, whole } from '../fields';
import type { Path, Refusal } from '../problem';
import type { ProfileName } from '../profiles';
import { REGIONS } from '../regions';
import type { Draft } from '../structure';

/** Resource providers that the landing zone uses, as docs/deploy.md lists them. */
export const RESOURCE_PROVIDERS = [
  'Microsoft.ApiManagement',
  'Microsoft.App',
  'Microsoft.CognitiveServices',
  'Microsoft.ContainerRegistry',
  'Microsoft.ContainerService',
  'Microsoft.DocumentDB',
  'Microsoft.EventGrid',
  'Microsoft.Insights',
  'Microsoft.KeyVault',
  'Microsoft.Logic',
  'Microsoft.MachineLearningServices',
  'Microsoft.ManagedIdentity',
  'Microsoft.Network',
  'Microsoft.OperationalInsights',
  'Microsoft.OperationsManagement',
  'Microsoft.PolicyInsights',
  'Microsoft.Search',
  'Microsoft.Security',
  'Microsoft.SecurityInsights',
  'Microsoft.Storage',
  'Microsoft.Web',
] as const;

export type ResourceProvider = (typeof RESOURCE_PROVIDERS)[number];

const region = field(
  z.enum(REGIONS),
  'A region that resources may be in.',
  'a region of public Azure, like swedencentral',
  'copy `name` from `az account list-locations`',
);

function email(description: string) {
  return field(
    z
      .string()
      .max(254)
      .regex(/^[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/),
    description,
    'an e-mail address, like secops@contoso.example',
    'give a mailbox that a team reads, not one person’s',
  );
}

const providers = (subscription: string) =>
  group(
    z.array(choice(RESOURCE_PROVIDERS, 'A resource provider that is not registered yet.')),
    `Resource providers to register in the ${subscription} subscription. One that is registered already is refused by Terraform.`,
    'a list of resource providers',
  ).default([]);

/** The section `governance:`. */
export const governanceSchema = z.strictObject({
  enforcement: choice(
    ['audit', 'deny'],
    'Whether policies report what breaks them, or refuse it. Begin with audit; go to deny when nothing is reported.',
  ).default('audit'),
  managementGroup: field(
    z.string().regex(/^[A-Za-z0-9()_.-]{0,89}[A-Za-z0-9()_-]$/),
    'Management group that the policies are assigned to, instead of the subscriptions. It must hold them.',
    'the name of a management group: 1 to 90 letters, digits, periods, underscores, hyphens and parentheses, no period at the end',
    'give the name alone, not its ARM ID: `az account management-group list --query "[].name"`',
  ).optional(),
  allowedLocations: group(
    z.array(region),
    'Regions that resources may be in, besides the landing zone’s own.',
    'a list of regions',
  ).default([]),
  operators: guid(
    'Entra group that may become operator of the landing zone, for hours at a time. Default: nobody.',
    'az ad group show --group … --query id',
  ).optional(),
  approvers: guid(
    'Entra group that approves each such activation. Default: no approval. A regulated landing zone needs one.',
    'az ad group show --group … --query id',
  ).optional(),
  budget: group(
    z.strictObject({
      monthly: whole(1, 1_000_000_000, 'Amount a month, in the currency of the subscription’s bill.'),
      start: field(
        z.string().regex(/^20[2-9][0-9]-(?:0[1-9]|1[0-2])$/),
        'First month. Azure refuses one in the past when the budget is created.',
        'a month, like 2026-12: a budget starts on the first of one',
        'write the year and the month alone, without a day',
      ),
      contacts: group(
        z.array(email('A mailbox that is told.')).min(1).max(50),
        'Who is told at 80 and 100 percent, and when 100 percent are forecast.',
        'a list of 1 to 50 e-mail addresses',
      ),
    }),
    'Budget of the workload subscription.',
    'a mapping with monthly, start and contacts',
  ).optional(),
  registerProviders: group(
    z.strictObject({ platform: providers('platform'), workload: providers('workload') }),
    'Resource providers that the governance stack registers. Default: none, because most subscriptions have them.',
    'a mapping with platform and workload',
  ).default({ platform: [], workload: [] }),
});

/** What holds where `governance:` is not written. */
export const GOVERNANCE_DEFAULT = {
  enforcement: 'audit' as const,
  allowedLocations: [],
  registerProviders: { platform: [], workload: [] },
};

type GovernanceFile = z.output<typeof governanceSchema>;

/** The policies, access of people and spending of a landing zone: once, whatever its regions. */
export interface Governance {
  /** The primary region: what is made once is named after it. */
  readonly location: string;
  readonly enforcement: 'audit' | 'deny';
  /** Name of the management group that policies are assigned to; without it, the subscriptions. */
  readonly managementGroup?: string;
  /** Every region that resources may be in, the landing zone's own first. */
  readonly allowedLocations: readonly string[];
  /** Object ID of the Entra group that may activate the operator's role. */
  readonly operators?: string;
  /** Object ID of the Entra group that approves activations. */
  readonly approvers?: string;
  readonly budget?: { readonly monthly: number; readonly start: string; readonly contacts: readonly string[] };
  readonly registerProviders: {
    readonly platform: readonly ResourceProvider[];
    readonly workload: readonly ResourceProvider[];
  };
}

/** The section as the stacks see it, for a landing zone in these regions. Group IDs in lower case, as Azure answers. */
export function resolveGovernance(file: GovernanceFile, location: string, further: readonly string[]): Governance {
  const { operators, approvers, allowedLocations } = file;
  return {
    ...file,
    location,
    allowedLocations: [...new Set([location, ...further, ...allowedLocations])],
    ...(operators === undefined ? {} : { operators: operators.toLowerCase() }),
    ...(approvers === undefined ? {} : { approvers: approvers.toLowerCase() }),
  };
}

/** What the keys of the section must mean together, and with the profile. */
export function governanceRefusals(draft: Draft['governance'], profile: ProfileName | undefined): Refusal[] {
  const path = (key: string): Path => ['governance', key];
  const { operators, approvers } = draft ?? {};
  // A value that does not fit the schema is kept as text; only whole IDs can be compared.
  const isGroup = (id: string | undefined): id is string => id !== undefined && new RegExp(`^${GUID}$`).test(id);
  if (approvers !== undefined && operators === undefined) {
    return [
      {
        path: path('approvers'),
        got: 'approvers without operators',
        expected: 'somebody whose access they approve',
        fix: 'add `operators:`, or take approvers out',
      },
    ];
  }
  if (isGroup(operators) && isGroup(approvers) && operators.toLowerCase() === approvers.toLowerCase()) {
    return [
      {
        path: path('approvers'),
        got: 'the group that is also operators',
        expected: 'another group: nobody approves access of their own (four eyes)',
        fix: 'name a group whose members are no operators',
      },
    ];
  }
  if (profile === 'regulated' && operators !== undefined && approvers === undefined) {
    return [
      {
        path: path('operators'),
        got: 'operators without approvers, in the profile regulated',
        expected: 'a second person for each activation (four eyes)',
        fix: 'add `approvers:`, the object ID of an Entra group',
      },
    ];
  }
  return [];
}
