/** A resource's facts as badges. Unknown is said as unknown; a property nobody wrote and nobody knows counts as unknown. */
import type { Architecture, Fact, Json, Resource } from '../architecture/model';
import { typeOf } from './lookup';
import type { Badge, Tone } from './scene';

interface Question {
  readonly path: string;
  readonly isGood: (value: Json) => boolean;
}

const is =
  (...good: readonly Json[]) =>
  (value: Json): boolean =>
    good.some((candidate) => normal(candidate) === normal(value));

const normal = (value: Json): Json => (typeof value === 'string' ? value.toLowerCase() : value);

const PUBLIC_ACCESS: Question = {
  path: 'properties.publicNetworkAccess',
  isGood: is('Disabled', 'SecuredByPerimeter', false),
};

const MONITOR_ACCESS: readonly Question[] = [
  { path: 'properties.publicNetworkAccessForIngestion', isGood: is('Disabled', false) },
  { path: 'properties.publicNetworkAccessForQuery', isGood: is('Disabled', false) },
];

/** Where a type answers in public, if not by the usual property. */
const PUBLIC_QUESTIONS: Readonly<Record<string, readonly Question[]>> = {
  'microsoft.operationalinsights/workspaces': MONITOR_ACCESS,
  'microsoft.insights/components': MONITOR_ACCESS,
  'microsoft.insights/privatelinkscopes': [
    { path: 'properties.accessModeSettings.ingestionAccessMode', isGood: is('PrivateOnly') },
    { path: 'properties.accessModeSettings.queryAccessMode', isGood: is('PrivateOnly') },
  ],
  'microsoft.insights/datacollectionendpoints': [
    { path: 'properties.networkAcls.publicNetworkAccess', isGood: is('Disabled', 'SecuredByPerimeter') },
  ],
};

const LOCAL_AUTH_OFF: Question = { path: 'properties.disableLocalAuth', isGood: is(true) };

/** Which property says that a key in hand opens nothing. */
const KEY_QUESTIONS: Readonly<Record<string, Question>> = {
  'microsoft.cognitiveservices/accounts': LOCAL_AUTH_OFF,
  'microsoft.search/searchservices': LOCAL_AUTH_OFF,
  'microsoft.documentdb/databaseaccounts': LOCAL_AUTH_OFF,
  'microsoft.servicebus/namespaces': LOCAL_AUTH_OFF,
  'microsoft.eventhub/namespaces': LOCAL_AUTH_OFF,
  'microsoft.eventgrid/topics': LOCAL_AUTH_OFF,
  'microsoft.appconfiguration/configurationstores': LOCAL_AUTH_OFF,
  'microsoft.operationalinsights/workspaces': { path: 'properties.features.disableLocalAuth', isGood: is(true) },
  'microsoft.insights/components': { path: 'properties.DisableLocalAuth', isGood: is(true) },
  'microsoft.storage/storageaccounts': { path: 'properties.allowSharedKeyAccess', isGood: is(false) },
  'microsoft.containerregistry/registries': { path: 'properties.adminUserEnabled', isGood: is(false) },
  'microsoft.keyvault/vaults': { path: 'properties.enableRbacAuthorization', isGood: is(true) },
};

/** Which property says that data is encrypted under a key of ours. */
const CMK_QUESTIONS: Readonly<Record<string, Question>> = {
  'microsoft.cognitiveservices/accounts': { path: 'properties.encryption.keySource', isGood: is('Microsoft.KeyVault') },
  'microsoft.storage/storageaccounts': { path: 'properties.encryption.keySource', isGood: is('Microsoft.Keyvault') },
  'microsoft.containerregistry/registries': { path: 'properties.encryption.status', isGood: is('enabled') },
  'microsoft.documentdb/databaseaccounts': {
    path: 'properties.keyVaultKeyUri',
    isGood: (value) => typeof value === 'string' && value !== '',
  },
};

type Answer = 'good' | 'bad' | 'unknown';

function answer(fact: Fact, question: Question): Answer {
  if (fact.state !== 'known') return 'unknown';
  return question.isGood(fact.value) ? 'good' : 'bad';
}

/** All must be good; one bad is bad; otherwise unknown. */
function together(answers: readonly Answer[]): Answer {
  if (answers.includes('bad')) return 'bad';
  return answers.includes('unknown') ? 'unknown' : 'good';
}

function say(fact: Fact): string {
  if (fact.state === 'known') {
    const origin = fact.origin === 'default' ? ' (default)' : '';
    return `${fact.attribute} = ${JSON.stringify(fact.value)}${origin}`;
  }
  return fact.state === 'unknown' ? `${fact.attribute} is known only after apply` : `${fact.attribute} is not set`;
}

function questionsOfPublicAccess(resource: Resource): readonly Question[] {
  return PUBLIC_QUESTIONS[typeOf(resource)] ?? [PUBLIC_ACCESS];
}

/** Whether a service is closed to the Internet (`good`), open (`bad`), or nobody can tell. */
export function publicAccess(architecture: Architecture, resource: Resource): Answer {
  return together(
    questionsOfPublicAccess(resource).map((question) => answer(architecture.fact(resource, question.path), question)),
  );
}

function badge(tone: Tone, words: Readonly<Record<Answer, string>>, title: string): Badge {
  return { text: words[tone as Answer], tone, title: `${words[tone as Answer]}: ${title}` };
}

function publicBadge(architecture: Architecture, resource: Resource): Badge {
  const facts = questionsOfPublicAccess(resource).map((question) => architecture.fact(resource, question.path));
  return badge(
    publicAccess(architecture, resource),
    { good: 'private only', bad: 'public access', unknown: 'public access ?' },
    facts.map(say).join('; '),
  );
}

function keyBadge(architecture: Architecture, resource: Resource): readonly Badge[] {
  const question = KEY_QUESTIONS[typeOf(resource)];
  if (!question) return [];
  const fact = architecture.fact(resource, question.path);
  return [badge(answer(fact, question), { good: 'Entra only', bad: 'keys work', unknown: 'keys ?' }, say(fact))];
}

/** Microsoft's keys are no finding of a picture's, so only ours, or an unknown, get a badge. */
function cmkBadge(architecture: Architecture, resource: Resource): readonly Badge[] {
  const question = CMK_QUESTIONS[typeOf(resource)];
  if (!question) return [];
  const fact = architecture.fact(resource, question.path);
  if (fact.state === 'absent') return [];
  const tone = answer(fact, question);
  return tone === 'bad' ? [] : [badge(tone, { good: 'CMK', bad: '', unknown: 'CMK ?' }, say(fact))];
}

/** The label in the tag `dataLabel`. */
export function labelBadge(architecture: Architecture, resource: Resource): readonly Badge[] {
  const fact = architecture.fact(resource, 'tags.dataLabel');
  if (fact.state === 'absent') return [];
  if (fact.state === 'unknown') return [{ text: 'label ?', tone: 'unknown', title: `label ?: ${say(fact)}` }];
  return [{ text: String(fact.value), tone: 'plain', title: `data label: ${say(fact)}` }];
}

/** Badges of a service: who can come in, with what, and under whose key. */
export function serviceBadges(architecture: Architecture, resource: Resource): readonly Badge[] {
  return [
    publicBadge(architecture, resource),
    ...keyBadge(architecture, resource),
    ...cmkBadge(architecture, resource),
  ];
}

/** Badges of a firewall policy: what it does to what it recognises as an attack. */
export function firewallPolicyBadges(architecture: Architecture, policy: Resource): readonly Badge[] {
  const modes: readonly (readonly [string, Question])[] = [
    ['IDPS', { path: 'properties.intrusionDetection.mode', isGood: is('Deny') }],
    ['threat intel', { path: 'properties.threatIntelMode', isGood: is('Deny') }],
  ];
  return modes.map(([name, question]) => {
    const fact = architecture.fact(policy, question.path);
    const value = fact.state === 'known' ? String(fact.value).toLowerCase() : '';
    // Intrusion detection that nobody configured is off; that is Azure's default, not the provider's.
    const words = { good: `${name} denies`, bad: `${name}: ${value}`, unknown: `${name} ?` };
    return badge(answer(fact, question), words, say(fact));
  });
}

/** One yes-or-no property as a badge. */
export function switchBadge(
  architecture: Architecture,
  resource: Resource,
  path: string,
  good: Json,
  words: Readonly<Record<Answer, string>>,
): Badge {
  const question: Question = { path, isGood: is(good) };
  const fact = architecture.fact(resource, path);
  return badge(answer(fact, question), words, say(fact));
}
