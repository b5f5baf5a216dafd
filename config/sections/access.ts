/** `access:` of `landing-zone.yaml`: who may sign in to use, operate or deploy the landing zone, and from where. */
import { z } from 'zod';

import { formatCidr, networkOf, overlaps, parseCidr, type Cidr } from '../cidr';
import { choice, cidr, field, flag, group, GUID, name } from '../fields';
import type { LandingZone } from '../landing-zone';
import { show, type Path, type Refusal } from '../problem';
import type { Draft } from '../structure';

function groupId(description: string, expected: string) {
  return field(
    z.string().regex(new RegExp(`^${GUID}$`)),
    description,
    expected,
    'copy it from `az ad group show --group … --query id`',
  );
}

const GROUP_ID = 'the object ID of an Entra group, a GUID';

const namedLocation = z.strictObject({
  name: name(40, 2, 'Name of the location.'),
  cidrs: group(
    // Source of both limits: learn.microsoft.com, "Conditional Access: Network assignment".
    z.array(cidr('A public network that people or pipelines come from.')).min(1).max(2000),
    'Its public networks, as Entra sees them: behind address translation.',
    'a list of 1 to 2000 networks in CIDR notation',
  ),
});

const pipeline = z.strictObject({
  name: name(40, 3, 'Name of the pipeline; it becomes the name of its identity.'),
  purpose: choice(
    ['apply', 'plan'],
    'What it does. Only a pipeline that plans may run for pull requests, and it has an identity of its own.',
  ).default('apply'),
  issuer: choice(['github', 'azure-devops'], 'Who vouches for the pipeline.'),
  subject: field(
    z.string().min(1).max(600),
    'What the issuer calls the pipeline, letter by letter; nothing else gets its identity.',
    'the subject of the pipeline’s token, like repo:contoso/ai:environment:prod',
    'copy it from the pipeline’s token or from its service connection',
  ),
});

/** The section `access:`. Without it there is no stack of that name: it changes the whole tenant. */
export const accessSchema = group(
  z.strictObject({
    breakGlassGroup: groupId(
      'Entra group of the emergency accounts. No policy applies to it, so that a wrong policy locks nobody out for good.',
      `${GROUP_ID}: without emergency accounts, one wrong policy locks everybody out`,
    ),
    operatorsGroup: groupId('Entra group of those who operate the landing zone.', GROUP_ID),
    developersGroup: groupId('Entra group of those who build and call agents.', GROUP_ID),
    approversGroup: groupId('Entra group of those who approve and review access of the two.', GROUP_ID),
    namedLocations: group(
      z.array(namedLocation).max(195),
      'Where pipelines must come from, and where people need no compliant device.',
      'a list of at most 195 locations, each with name and cidrs',
    ).default([]),
    pipelines: group(
      z.array(pipeline),
      'Pipelines that sign in without a secret, each with an identity of its own.',
      'a list of pipelines, each with name, issuer and subject',
    ).default([]),
    reportOnly: flag(
      'Whether Conditional Access only reports what it would do. Read its reports for some days before you say false.',
    ).default(true),
  }),
  'Sign-in to the landing zone: Conditional Access, access packages, the gateway’s application, pipelines. Changes the tenant.',
  'a mapping with breakGlassGroup, operatorsGroup, developersGroup and approversGroup',
).optional();

type AccessFile = NonNullable<z.output<typeof accessSchema>>;

/** Public networks under one name. */
export interface NamedLocation {
  readonly name: string;
  readonly cidrs: readonly string[];
}

/** A pipeline that signs in with a token of its issuer. */
export interface Pipeline {
  readonly name: string;
  readonly purpose: 'apply' | 'plan';
  /** URL, as in the token's `iss`. */
  readonly issuer: string;
  /** As in the token's `sub`, letter by letter. */
  readonly subject: string;
}

/** Who may sign in, and from where. Groups by object ID. */
export interface Access {
  readonly breakGlassGroup: string;
  readonly operatorsGroup: string;
  readonly developersGroup: string;
  readonly approversGroup: string;
  readonly namedLocations: readonly NamedLocation[];
  readonly pipelines: readonly Pipeline[];
  readonly reportOnly: boolean;
}

/** The section as the stack sees it. Group IDs in lower case, as Entra answers. */
export function resolveAccess(file: AccessFile, tenantId: string): Access {
  return {
    ...file,
    breakGlassGroup: file.breakGlassGroup.toLowerCase(),
    operatorsGroup: file.operatorsGroup.toLowerCase(),
    developersGroup: file.developersGroup.toLowerCase(),
    approversGroup: file.approversGroup.toLowerCase(),
    pipelines: file.pipelines.map((each) => ({ ...each, issuer: issuerUrl(each.issuer, tenantId) })),
  };
}

/**
 * Azure DevOps is vouched for by Entra: its own issuer ends on 1 July 2027. Source: learn.microsoft.com,
 * azure/devops/pipelines/release/convert-service-connections.
 */
function issuerUrl(issuer: AccessFile['pipelines'][number]['issuer'], tenantId: string): string {
  return issuer === 'github'
    ? 'https://token.actions.githubusercontent.com'
    : `https://login.microsoftonline.com/${tenantId.toLowerCase()}/v2.0`;
}

/**
 * What the gateway's application is called in tokens. With the tenant's ID in front, as Entra asks of names that are no
 * verified domain. Source: learn.microsoft.com, entra/identity-platform/identifier-uri-restrictions.
 */
export function gatewayAudience({ tenantId, name: zone, environment }: AudienceContext): string {
  return `api://${tenantId}/${zone}-${environment}-ai-gateway`;
}

type AudienceContext = Pick<LandingZone, 'tenantId' | 'name' | 'environment'>;

/** What the keys of the section must mean together. */
export function accessRefusals({ access }: Draft): Refusal[] {
  if (!access) return [];
  return [
    ...sharedGroups(access),
    ...repeated(access.namedLocations ?? [], ['access', 'namedLocations']),
    ...(access.namedLocations ?? []).flatMap((location, index) =>
      (location?.cidrs ?? []).flatMap((text, position) =>
        locationRefusals(text, ['access', 'namedLocations', index, 'cidrs', position]),
      ),
    ),
    ...repeated(access.pipelines ?? [], ['access', 'pipelines']),
    ...pipelineRefusals(access.pipelines ?? []),
  ];
}

type AccessDraft = NonNullable<Draft['access']>;

const GROUP_KEYS = ['breakGlassGroup', 'operatorsGroup', 'developersGroup', 'approversGroup'] as const;

/** One group in two of these places takes the point out of one of them. */
function sharedGroups(access: AccessDraft): Refusal[] {
  const whole = new RegExp(`^${GUID}$`);
  return GROUP_KEYS.flatMap((key, index) => {
    const id = access[key]?.toLowerCase();
    // A value that does not fit the schema is kept as text.
    if (id === undefined || !whole.test(id)) return [];
    const other = GROUP_KEYS.slice(0, index).find((earlier) => access[earlier]?.toLowerCase() === id);
    if (!other) return [];
    return [
      {
        path: ['access', key],
        got: `the group that is also ${other}`,
        expected: `another group: ${whyApart(other, key)}`,
        fix: 'name a group of its own',
      },
    ];
  });
}

function whyApart(other: (typeof GROUP_KEYS)[number], key: (typeof GROUP_KEYS)[number]): string {
  if (other === 'breakGlassGroup') return 'no policy applies to the emergency accounts';
  if (key === 'approversGroup') return 'nobody approves access of their own (four eyes)';
  return 'developers do not operate the landing zone';
}

function repeated(items: readonly ({ readonly name?: string } | undefined)[], path: Path): Refusal[] {
  const names = items.map((item) => item?.name);
  return names.flatMap((each, index) => {
    if (each === undefined || names.indexOf(each) === index) return [];
    return [
      {
        path: [...path, index, 'name'],
        got: `${show(each)} again`,
        expected: 'each name once',
        fix: 'give one of the two another name',
      },
    ];
  });
}

/** Networks that nobody on the Internet comes from (RFC 6890). Those of documentation are let through, as placeholders. */
const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
].map((text) => parseCidr(text) as Cidr);

/** The widest network that Entra takes. */
const WIDEST = 9;

function locationRefusals(text: string | undefined, path: Path): Refusal[] {
  const block = text === undefined ? undefined : parseCidr(text);
  if (!block) return [];
  const refuse = (expected: string, fix: string): Refusal[] => [{ path, got: show(text), expected, fix }];
  if (networkOf(block).first !== block.first) {
    const canonical = formatCidr(networkOf(block));
    return refuse('the first address of the network', `write ${canonical}, or the address with /32`);
  }
  if (block.prefix < WIDEST) {
    return refuse(
      `/${WIDEST} or smaller: a location is where your own people are`,
      'list the networks that are yours, one by one',
    );
  }
  if (NOT_PUBLIC.some((range) => overlaps(range, block))) {
    return refuse(
      'a public network: Entra sees the address behind which people reach the Internet, never a private one',
      'write the public addresses of your firewall, proxy or NAT gateway',
    );
  }
  return [];
}

type PipelineDraft = NonNullable<AccessDraft['pipelines']>[number];

function pipelineRefusals(pipelines: readonly PipelineDraft[]): Refusal[] {
  const keys = pipelines.map((each) => each?.subject && `${each.issuer ?? ''} ${each.subject}`);
  return pipelines.flatMap((each, index) => {
    if (each?.subject === undefined || each.issuer === undefined) return [];
    const path = ['access', 'pipelines', index, 'subject'];
    const problem = subjectProblem(each.issuer, each.purpose ?? 'apply', each.subject);
    if (problem) return [{ path, got: show(each.subject), ...problem }];
    const first = keys.indexOf(keys[index]);
    if (first === index) return [];
    return [
      {
        path,
        got: `the subject of ${pipelines[first]?.name ?? 'another pipeline'}`,
        expected: 'a subject of its own: one pipeline could sign in as the other',
        fix: 'give each pipeline an environment or a service connection of its own',
      },
    ];
  });
}

/** Owner and repository may carry their IDs: repositories of 2026 and later have such subjects. */
const REPOSITORY = 'repo:[A-Za-z0-9_-]+(?:@[0-9]+)?/[A-Za-z0-9._-]+(?:@[0-9]+)?';
const GITHUB = new RegExp(`^${REPOSITORY}:(?:environment:[^:\\s]+|ref:refs/heads/[^:\\s]+|pull_request)$`);
const AZURE_DEVOPS = new RegExp(`^/eid1/c/pub/t/[A-Za-z0-9_-]{22}/a/[A-Za-z0-9_-]{22}/sc/${GUID}/${GUID}$`);

/** Why a subject must not get an identity; `undefined` when it is pinned to one pipeline. */
export function subjectProblem(
  issuer: 'github' | 'azure-devops',
  purpose: Pipeline['purpose'],
  subject: string,
): Pick<Refusal, 'expected' | 'fix'> | undefined {
  if (/[*?]/.test(subject)) {
    return {
      expected: 'one exact subject: a wildcard stands for branches and repositories that others can make',
      fix: 'name one environment, like repo:contoso/ai:environment:prod',
    };
  }
  if (issuer === 'azure-devops') {
    if (AZURE_DEVOPS.test(subject)) return undefined;
    return {
      expected: 'the subject of a service connection that Entra vouches for: /eid1/c/pub/t/…/a/…/sc/…/…',
      fix: subject.startsWith('sc://')
        ? 'convert the service connection to the Microsoft Entra issuer: that of Azure DevOps ends on 1 July 2027'
        : 'copy it from the service connection, under Workload Identity federation details',
    };
  }
  if (!GITHUB.test(subject)) {
    return {
      expected: 'repo:OWNER/REPOSITORY:environment:NAME, or :ref:refs/heads/BRANCH, or for a plan :pull_request',
      fix: 'name one environment, and protect it in GitHub by reviewers and branch rules',
    };
  }
  if (purpose === 'apply' && subject.endsWith(':pull_request')) {
    return {
      expected: 'an environment or a branch: whoever opens a pull request could change the landing zone',
      fix: 'name an environment, or say `purpose: plan` and give it no right to write',
    };
  }
  return undefined;
}
