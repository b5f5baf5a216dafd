/**
 * What azuread 3.7.0 would say about a stack's blocks, without Terraform: attributes and blocks from the generated
 * bindings' own Config interfaces, and by hand what the provider or Graph was seen to refuse. For tests:
 *
 *   expect(validateAzuread(JSON.parse(Testing.synth(stack)), 'access')).toEqual([]);
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

type Block = Readonly<Record<string, unknown>>;

/** An attribute of a block. */
interface Attribute {
  readonly required: boolean;
  readonly kind: 'string' | 'number' | 'boolean' | 'list' | 'block';
  /** Interface of a block. */
  readonly inner?: string;
}

type Attributes = ReadonlyMap<string, Attribute>;

const LIB = path.join(__dirname, '../../node_modules/@cdktf/provider-azuread/lib');

/** Arguments that Terraform itself adds to every resource. */
const META = new Set(['//', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'timeouts']);

/** Everything that is wrong with the azuread resources of a stack, one line each; empty when nothing is. */
export function validateAzuread(terraform: object, stackName: string): string[] {
  const { resource = {} } = terraform as { resource?: Record<string, Record<string, Block>> };
  return Object.entries(resource)
    .filter(([type]) => type.startsWith('azuread_'))
    .flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, block]) =>
        problemsOf(type, block).map((problem) => `${stackName}: ${type}.${name}: ${problem}`),
      ),
    )
    .sort();
}

function problemsOf(type: string, block: Block): string[] {
  const facts = factsOf(type);
  if (!facts) return ['resource type is not in azuread 3.7.0'];
  const config = `${pascal(type)}Config`;
  const rules = Object.hasOwn(RULES, type) ? (RULES[type] ?? []) : [];
  return [...checkBlock(block, config, facts, ''), ...rules.flatMap((rule) => rule(block) ?? [])];
}

// Attributes, from the bindings -------------------------------------------------------------------------------------

const READ = new Map<string, ReadonlyMap<string, Attributes> | undefined>();

/** The interfaces of a resource type's bindings by name. */
function factsOf(type: string): ReadonlyMap<string, Attributes> | undefined {
  if (!READ.has(type)) READ.set(type, readFacts(type));
  return READ.get(type);
}

function readFacts(type: string): ReadonlyMap<string, Attributes> | undefined {
  const file = path.join(LIB, type.replace('azuread_', '').replaceAll('_', '-'), 'index.d.ts');
  if (!fs.existsSync(file)) return undefined;
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  return new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((declared) => [
      declared.name.text,
      new Map(
        declared.members.filter(ts.isPropertySignature).map((member): [string, Attribute] => {
          const words = (member.type?.getText() ?? '').replace(' | cdktf.IResolvable', '');
          return [snake(member.name.getText()), { required: !member.questionToken, ...kindOf(words) }];
        }),
      ),
    ]),
  );
}

function kindOf(words: string): Pick<Attribute, 'kind' | 'inner'> {
  if (words === 'string' || words === 'number' || words === 'boolean') return { kind: words };
  if (words === 'string[]' || words === 'number[]') return { kind: 'list' };
  return { kind: 'block', inner: words.replace('[]', '') };
}

function snake(camel: string): string {
  return camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `azuread_access_package` → `AccessPackage`. */
function pascal(type: string): string {
  return type.replace('azuread', '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function checkBlock(block: Block, config: string, facts: ReadonlyMap<string, Attributes>, at: string): string[] {
  const attributes = facts.get(config);
  if (!attributes) throw new Error(`the bindings have no ${config}`);
  const isTop = at === '';
  const found = Object.entries(block).flatMap(([name, value]) => {
    if (value === null || value === undefined || (isTop && META.has(name))) return [];
    const attribute = isTop && name === 'id' ? undefined : attributes.get(name);
    return attribute ? checkValue(value, attribute, facts, at + name) : [`unknown attribute ${at}${name}`];
  });
  const missing = [...attributes]
    .filter(([name, { required }]) => required && (block[name] === undefined || block[name] === null))
    .map(([name]) => `${at}${name} is required`);
  return [...found, ...missing];
}

function checkValue(
  value: unknown,
  { kind, inner }: Attribute,
  facts: ReadonlyMap<string, Attributes>,
  at: string,
): string[] {
  if (isReference(value)) return [];
  if (kind === 'block') {
    return [value]
      .flat()
      .flatMap((item) =>
        typeof item === 'object' && item !== null
          ? checkBlock(item as Block, inner ?? '', facts, `${at}.`)
          : [`${at} must be a block`],
      );
  }
  const fits = kind === 'list' ? Array.isArray(value) : typeof value === kind;
  return fits ? [] : [`${at} must be a ${kind}`];
}

function isReference(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('${');
}

// What was seen to be refused: TRAPS-governance.md, by the provider or by Graph --------------------------------------

type Rule = (block: Block) => string | string[] | undefined;

const RULES: Readonly<Record<string, readonly Rule[] | undefined>> = {
  azuread_authentication_strength_policy: [
    each('allowed_combinations', ['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor']),
  ],
  azuread_named_location: [
    exactlyOne('ip', 'country'),
    (block) =>
      texts(block, 'ip.ip_ranges')
        .filter((range) => /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(range))
        .map((range) => `ip.ip_ranges: ${range} is private`),
  ],
  azuread_conditional_access_policy: [
    each('state', ['disabled', 'enabled', 'enabledForReportingButNotEnforced']),
    each('conditions.client_app_types', [
      'all',
      'browser',
      'mobileAppsAndDesktopClients',
      'exchangeActiveSync',
      'easSupported',
      'other',
    ]),
    each('conditions.service_principal_risk_levels', ['low', 'medium', 'high']),
    each('conditions.authentication_flow_transfer_methods', ['deviceCodeFlow', 'authenticationTransfer']),
    each('session_controls.sign_in_frequency_period', ['hours', 'days']),
    atLeastOne('grant_controls', 'session_controls'),
    (block) => (isEmpty(at(block, 'conditions.users')) ? 'users is empty' : undefined),
    (block) => (isEmpty(at(block, 'conditions.applications')) ? 'applications is empty' : undefined),
    (block) =>
      at(block, 'grant_controls') && isEmpty({ ...(at(block, 'grant_controls') as Block), operator: undefined })
        ? 'grant_controls asks for nothing'
        : undefined,
    together('session_controls.sign_in_frequency', 'session_controls.sign_in_frequency_period'),
    (block) =>
      at(block, 'grant_controls.authentication_strength_policy_id') &&
      texts(block, 'grant_controls.built_in_controls').includes('mfa')
        ? 'mfa beside an authentication strength'
        : undefined,
    (block) =>
      at(block, 'conditions.client_applications') && texts(block, 'grant_controls.built_in_controls').join() !== 'block'
        ? 'a policy for workloads can only block'
        : undefined,
    // Graph takes bare object IDs; `id` of a named location is a path.
    (block) =>
      texts(block, 'conditions.locations.excluded_locations')
        .filter((id) => /^\$\{azuread_named_location\..*\.id\}$/.test(id))
        .map(() => 'locations are named by object_id'),
  ],
  azuread_access_package_assignment_policy: [
    notBoth('duration_in_days', 'expiration_date'),
    each('assignment_review_settings.review_frequency', ['annual', 'halfyearly', 'monthly', 'quarterly', 'weekly']),
    each('assignment_review_settings.review_type', ['Self', 'Reviewers', 'Manager']),
    each('assignment_review_settings.access_review_timeout_behavior', [
      'keepAccess',
      'removeAccess',
      'acceptAccessRecommendation',
    ]),
    together('assignment_review_settings.enabled', 'assignment_review_settings.duration_in_days'),
    together('assignment_review_settings.enabled', 'assignment_review_settings.review_frequency'),
    together('assignment_review_settings.enabled', 'assignment_review_settings.access_review_timeout_behavior'),
    each('assignment_review_settings.reviewer.subject_type', ['groupMembers', 'singleUser']),
    each('approval_settings.approval_stage.primary_approver.subject_type', ['groupMembers', 'singleUser']),
  ],
  azuread_access_package_resource_catalog_association: [
    each('resource_origin_system', ['AadGroup', 'AadApplication', 'SharePointOnline']),
  ],
  azuread_access_package_resource_package_association: [each('access_type', ['Member', 'Owner'])],
  azuread_application: [
    each('sign_in_audience', ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount']),
    each('app_role.allowed_member_types', ['Application', 'User']),
    (block) =>
      texts(block, 'identifier_uris')
        .filter((uri) => !/^(?:api|https):\/\/\S+$/.test(uri))
        .map((uri) => `identifier_uris: ${uri} has no scheme`),
    (block) => {
      const ids = [...texts(block, 'app_role.id'), ...texts(block, 'api.oauth2_permission_scope.id')];
      return new Set(ids).size < ids.length ? 'roles and scopes share an id' : undefined;
    },
  ],
  azuread_application_federated_identity_credential: [
    (block) => (texts(block, 'audiences').length === 1 ? undefined : 'audiences takes exactly one'),
    (block) =>
      /^(?:\/applications\/[0-9a-f-]{36}|\$\{azuread_application\..*\.id\})$/.test(String(block.application_id))
        ? undefined
        : 'application_id is /applications/ and the object ID, not the client ID',
    (block) =>
      /^https:\/\/.*[^/]$/.test(String(block.issuer)) ? undefined : 'issuer is https, without a slash at the end',
  ],
};

/** The value at a path; through a list of blocks, the values of all of them. */
function at(block: unknown, dotted: string): unknown {
  return dotted.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value.flatMap((item) => (item as Block)[key] ?? []);
    return (value as Block | undefined)?.[key];
  }, block);
}

function texts(block: Block, dotted: string): string[] {
  return [at(block, dotted) ?? []].flat().map(String);
}

/** Whether a block says nothing; one that is not there is found missing elsewhere. */
function isEmpty(value: unknown): boolean {
  if (value === undefined) return false;
  return Object.values(value as Block).every((each) => each === undefined || [each].flat().length === 0);
}

/** Of one value, or of every value of a list. */
function each(dotted: string, allowed: readonly string[]): Rule {
  return (block) =>
    texts(block, dotted)
      .filter((text) => !allowed.includes(text))
      .map((text) => `${dotted} must be one of ${allowed.join(', ')}; got ${text}`);
}

function exactlyOne(left: string, right: string): Rule {
  return (block) =>
    (at(block, left) === undefined) === (at(block, right) === undefined)
      ? `exactly one of ${left} and ${right}`
      : undefined;
}

function atLeastOne(left: string, right: string): Rule {
  return (block) =>
    at(block, left) === undefined && at(block, right) === undefined ? `one of ${left} and ${right}` : undefined;
}

function notBoth(left: string, right: string): Rule {
  return (block) =>
    at(block, left) !== undefined && at(block, right) !== undefined
      ? `${left} and ${right} exclude each other`
      : undefined;
}

function together(dotted: string, needed: string): Rule {
  return (block) =>
    at(block, dotted) && at(block, needed) === undefined ? `${dotted} also needs ${needed}` : undefined;
}
