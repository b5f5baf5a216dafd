/** The section `gateway:`: who may call the models from outside the agents, and by which name. */
import { z } from 'zod';

import { SPOKE_LAYOUT, subnetIn, type AddressPlan } from '../addressing';
import { formatAddress, parseCidr, sizeOf } from '../cidr';
import { field, flag, group, GUID, guid, HOST_LABEL, TOP_LEVEL, whole } from '../fields';
import type { Label } from '../landing-zone';
import type { Refusal } from '../problem';
import type { Draft } from '../structure';

/** The schema of the section. */
export const gatewaySection = z.strictObject({
  hostName: field(
    z
      .string()
      .max(253)
      .regex(new RegExp(`^(?:${HOST_LABEL}\\.)+${TOP_LEVEL}$`)),
    'Name that callers use. It is resolved inside the network alone.',
    'a host name in lower case, like ai.contoso.com: no scheme, port, path or wildcard',
    'write the name that the certificate was issued for',
  ),
  certificateSecretId: field(
    z.string().regex(/^https:\/\/[a-z][a-z0-9-]{1,22}[a-z0-9]\.vault\.azure\.net\/secrets\/[A-Za-z0-9-]{1,127}$/),
    'Key Vault secret that holds the TLS certificate for hostName, without a version, so that renewals are picked up.',
    'the ID of a secret without a version: https://….vault.azure.net/secrets/…',
    'copy `sid` from `az keyvault certificate show`, and take the version off',
  ),
  keyVaultId: field(
    z
      .string()
      .regex(
        new RegExp(
          `^/subscriptions/${GUID}/resourceGroups/[^/]{1,90}/providers/Microsoft\\.KeyVault/vaults/[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$`,
        ),
      ),
    'ARM ID of the vault that holds that secret.',
    'the ARM ID of a vault: /subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…',
    'copy it from `az keyvault show --name … --query id`',
  ),
  contact: field(
    z
      .string()
      .max(100)
      .regex(new RegExp(`^[A-Za-z0-9._%+-]{1,64}@(?:${HOST_LABEL}\\.)+${TOP_LEVEL}$`)),
    'Mailbox of the team that runs the gateway; Azure sends notices of the service there.',
    'an e-mail address',
    'name a mailbox that more than one person reads',
  ),
  audience: field(
    z.string().regex(/^(?:api|https):\/\/[A-Za-z0-9][A-Za-z0-9._~/-]{0,250}$/),
    'Application ID URI of the gateway’s app registration: the audience of every token. Default: the one that the access stack makes.',
    'an application ID URI, like api://ai-gateway',
    'copy `identifierUris` from `az ad app show`',
  ).optional(),
  callers: group(
    z.strictObject({
      clientIds: group(
        z.array(guid('Application (client) ID of a caller.', 'az ad app show --query appId')),
        'Applications that may call. Empty: any that has one of the roles.',
        'a list of application IDs',
      ).default([]),
      roles: group(
        z.array(
          field(
            z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,119}$/),
            'An app role of the gateway’s app registration.',
            'the value of an app role, like Agent.Call',
            'copy `appRoles[].value` from `az ad app show`',
          ),
        ),
        'App roles, of which a caller must hold one. Empty: the application alone decides.',
        'a list of app roles',
      ).default([]),
    }),
    'Who may call. Where both are given, a caller needs both.',
    'a mapping with clientIds, roles or both',
  ),
  tokensPerMinute: whole(1, 10_000_000, 'Tokens a minute for each calling application.').default(50_000),
  tokensPerMinutePerAgent: whole(
    1,
    10_000_000,
    'Tokens a minute for each agent that one application calls for, named in its x-agent-name header.',
  ).default(20_000),
  requestsPerMinute: whole(1, 100_000, 'Requests a minute for each calling application.').default(300),
  requestsPerMinutePerAddress: whole(
    1,
    5000,
    'Requests a minute from one address, counted by the web application firewall.',
  ).default(600),
  language: field(
    z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/),
    'Language in which personal data is looked for.',
    'a language code of Azure Language, like en or de',
    'choose the language that most prompts are written in',
  ).default('en'),
  logContent: flag('Whether prompts and completions are logged, where every label allows it.').default(false),
});

/** The section as written, once defaults are filled in. */
export type GatewaySection = z.output<typeof gatewaySection>;

/** The gateway as the stacks see it. */
export interface Gateway extends GatewaySection {
  readonly audience: string;
  /** Subnet of the application gateway. */
  readonly frontPrefix: string;
  /** Address of the application gateway: the last of its subnet, because instances are numbered from its start. */
  readonly frontAddress: string;
  /** Subnet of API Management: /27, room for 13 units. */
  readonly servicePrefix: string;
}

/** The gateway of a file that has passed every check. */
export function resolveGateway(section: GatewaySection, network: AddressPlan, defaultAudience: string): Gateway {
  const frontPrefix = subnetIn(network.spoke.addressSpace, SPOKE_LAYOUT.applicationGateway);
  const block = parseCidr(frontPrefix);
  if (!block) throw new Error(`got ${frontPrefix}; expected a CIDR; fix: plan addresses before resolving`);
  return {
    ...section,
    audience: section.audience ?? defaultAudience,
    callers: { ...section.callers, clientIds: section.callers.clientIds.map((id) => id.toLowerCase()) },
    frontPrefix,
    frontAddress: formatAddress(block.first + sizeOf(block) - 2),
    servicePrefix: subnetIn(network.spoke.addressSpace, SPOKE_LAYOUT.apiManagement),
  };
}

/** What the keys of the section must mean together, and against the labels of the data. */
export function gatewayProblems(draft: Draft, labels: ReadonlyMap<string, Label>): readonly Refusal[] {
  const { gateway } = draft;
  if (!gateway) return [];
  return [
    ...noCallers(gateway),
    ...otherVault(gateway),
    ...widerAgent(gateway),
    ...loggedAgainstLabel(draft, gateway, labels),
  ];
}

type Section = NonNullable<Draft['gateway']>;

function noCallers({ callers }: Section): Refusal[] {
  if (!callers?.clientIds || !callers.roles || callers.clientIds.length + callers.roles.length > 0) return [];
  return [
    {
      path: ['gateway', 'callers'],
      got: 'neither clientIds nor roles',
      expected: 'who may call: otherwise every application of the tenant could',
      fix: 'list the application IDs, or an app role that is handed out by name',
    },
  ];
}

function otherVault({ certificateSecretId, keyVaultId }: Section): Refusal[] {
  const secretVault = certificateSecretId && /^https:\/\/([^.]+)\./.exec(certificateSecretId)?.[1];
  const vault = keyVaultId?.split('/').at(-1);
  if (!secretVault || !vault || secretVault.toLowerCase() === vault.toLowerCase()) return [];
  return [
    {
      path: ['gateway', 'keyVaultId'],
      got: vault,
      expected: `${secretVault}, the vault of certificateSecretId: the gateway is granted that one secret`,
      fix: 'name the vault that holds the certificate',
    },
  ];
}

function widerAgent({ tokensPerMinute, tokensPerMinutePerAgent }: Section): Refusal[] {
  if (!tokensPerMinute || !tokensPerMinutePerAgent || tokensPerMinutePerAgent <= tokensPerMinute) return [];
  return [
    {
      path: ['gateway', 'tokensPerMinutePerAgent'],
      got: String(tokensPerMinutePerAgent),
      expected: `at most ${tokensPerMinute}, what the whole application has: else it limits nothing`,
      fix: 'lower it, or raise tokensPerMinute',
    },
  ];
}

function loggedAgainstLabel(draft: Draft, { logContent }: Section, labels: ReadonlyMap<string, Label>): Refusal[] {
  if (!logContent) return [];
  const strict = (draft.knowledge ?? []).find(
    (source) => source?.label !== undefined && labels.get(source.label)?.obligations.contentInLogs === false,
  );
  if (!strict) return [];
  return [
    {
      path: ['gateway', 'logContent'],
      got: 'true',
      expected: `false: prompts can hold ${strict.name ?? 'data'}, and ${strict.label ?? 'its label'} keeps content out of logs`,
      fix: 'take logContent out; token counts and metadata are logged either way',
    },
  ];
}
