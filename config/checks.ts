/** What the keys of `landing-zone.yaml` must mean together. The schema says what each may hold alone. */
import { isCleared, highest, isKnownLabel, KNOWN_LABEL_NAMES, KNOWN_LABELS } from './labels';
import type { Label, LabelObligations, Model, Tool } from './landing-zone';
import { nearest } from './nearest';
import { oneOf, show, type Path, type Refusal } from './problem';
import type { Draft } from './structure';

/** One thing that must hold, whatever else does not. */
export interface Check {
  readonly name: string;
  readonly find: (facts: Facts) => readonly Refusal[];
}

/** Every check, in the order of the file. Each is told of parts that fit the schema only. */
export const CHECKS: readonly Check[] = [
  { name: 'names are given once', find: repeatedNames },
  { name: 'a label of one’s own states every obligation', find: unstatedObligations },
  { name: 'known labels keep their order', find: knownLabelsOutOfOrder },
  { name: 'references lead somewhere', find: danglingReferences },
  { name: 'an agent reads no data above its clearance', find: readsAboveClearance },
  { name: 'a tool gets no data above its clearance', find: writesDown },
  { name: 'private data, untrusted input and a way out need a person between them', find: lethalTrifectas },
  { name: 'a label that asks for approval gets it', find: effectsWithoutApproval },
  { name: 'a model processes data where its label allows', find: processedOutsideResidency },
  { name: 'a regulated landing zone inspects TLS', find: missingTlsInspection },
];

/** Runs {@link CHECKS} on what is known of a file. */
export function check(draft: Draft): readonly Refusal[] {
  const facts = factsOf(draft);
  return CHECKS.flatMap(({ find }) => find(facts));
}

interface Facts {
  readonly draft: Draft;
  readonly labels: ReadonlyMap<string, Label>;
  readonly agents: readonly AgentFacts[];
}

/** An agent with its references followed; what could not be followed is left out. */
interface AgentFacts {
  readonly path: Path;
  readonly name: string;
  readonly clearance: Label | undefined;
  readonly reads: readonly { readonly path: Path; readonly name: string; readonly label: Label }[];
  readonly highestRead: Label | undefined;
  readonly model: DraftOf<Model> | undefined;
  readonly tools: readonly ToolFacts[];
  readonly untrustedInput: boolean;
}

interface ToolFacts {
  readonly path: Path;
  readonly name: string;
  readonly clearance: Label | undefined;
  /** Writes or acts: something outside changes. */
  readonly hasEffect: boolean;
  readonly effect: Tool['effect'] | undefined;
  readonly approved: boolean;
}

type DraftOf<T> = { readonly [Key in keyof T]?: T[Key] };

function factsOf(draft: Draft): Facts {
  const labels = labelsOf(draft.labels ?? []);
  const knowledge = new Map((draft.knowledge ?? []).map((source) => [source?.name, source?.label]));
  const models = new Map((draft.models ?? []).map((model) => [model?.name, model]));
  const labelOf = (name: string | undefined): Label | undefined => (name === undefined ? undefined : labels.get(name));

  const agents = (draft.agents ?? []).flatMap((agent, index): AgentFacts[] => {
    if (!agent) return [];
    const path = ['agents', index];
    const reads = (agent.reads ?? []).flatMap((name, position) => {
      const label = name === undefined ? undefined : labelOf(knowledge.get(name));
      return name === undefined || !label ? [] : [{ path: [...path, 'reads', position], name, label }];
    });
    const tools = (agent.tools ?? []).flatMap((tool, position): ToolFacts[] => {
      if (!tool) return [];
      return [
        {
          path: [...path, 'tools', position],
          name: tool.name ?? `tool ${position}`,
          clearance: labelOf(tool.clearance),
          hasEffect: tool.effect === 'write' || tool.effect === 'act',
          effect: tool.effect,
          // Not known to be unapproved: the schema has said what is wrong with it.
          approved: tool.approval !== 'none',
        },
      ];
    });
    return [
      {
        path,
        name: agent.name ?? `agent ${index}`,
        clearance: labelOf(agent.clearance),
        reads,
        highestRead: highest(reads.map(({ label }) => label)),
        model: agent.model === undefined ? undefined : models.get(agent.model),
        tools,
        untrustedInput: agent.untrustedInput === true,
      },
    ];
  });
  return { draft, labels, agents };
}

type LabelEntry = NonNullable<Draft['labels']>[number];

/**
 * Labels of a file by name, ranked by position. An obligation that is not stated comes from the known label of that
 * name; failing that it is the strictest, so that nothing is let through while {@link CHECKS} refuse the label.
 */
export function labelsOf(entries: readonly LabelEntry[]): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>();
  entries.forEach((entry, rank) => {
    const name = nameOfLabel(entry);
    if (name === undefined || labels.has(name)) return;
    const known: LabelObligations = isKnownLabel(name) ? KNOWN_LABELS[name] : KNOWN_LABELS['highly-confidential'];
    const stated = typeof entry === 'object' ? entry : {};
    labels.set(name, {
      name,
      rank,
      obligations: {
        residency: stated.residency ?? known.residency,
        contentInLogs: stated.contentInLogs ?? known.contentInLogs,
        approvalForEffects: stated.approvalForEffects ?? known.approvalForEffects,
        customerManagedKey: stated.customerManagedKey ?? known.customerManagedKey,
      },
    });
  });
  return labels;
}

function nameOfLabel(entry: LabelEntry): string | undefined {
  return typeof entry === 'object' ? entry.name : entry;
}

function repeatedNames({ draft }: Facts): Refusal[] {
  const named = (list: readonly ({ readonly name?: string } | undefined)[] | undefined): (string | undefined)[] =>
    (list ?? []).map((item) => item?.name);
  const lists: { path: Path; names: readonly (string | undefined)[]; isText?: readonly boolean[] }[] = [
    {
      path: ['labels'],
      names: (draft.labels ?? []).map(nameOfLabel),
      isText: (draft.labels ?? []).map((entry) => typeof entry === 'string'),
    },
    { path: ['knowledge'], names: named(draft.knowledge) },
    { path: ['models'], names: named(draft.models) },
    { path: ['agents'], names: named(draft.agents) },
    ...(draft.agents ?? []).flatMap((agent, index) => [
      { path: ['agents', index, 'tools'], names: named(agent?.tools) },
      { path: ['agents', index, 'reads'], names: agent?.reads ?? [], isText: (agent?.reads ?? []).map(() => true) },
    ]),
  ];
  return lists.flatMap(({ path, names, isText }) =>
    names.flatMap((name, index) => {
      const first = names.indexOf(name);
      if (name === undefined || first === index) return [];
      return [
        {
          path: isText?.[index] === true ? [...path, index] : [...path, index, 'name'],
          got: `a second ${show(name)}; the first is at position ${first + 1} of the list`,
          expected: 'each name once',
          fix: 'rename one of them, or take it out',
        },
      ];
    }),
  );
}

const OBLIGATIONS = ['residency', 'contentInLogs', 'approvalForEffects', 'customerManagedKey'] as const;

function unstatedObligations({ draft }: Facts): Refusal[] {
  return (draft.labels ?? []).flatMap((entry, index) => {
    if (typeof entry !== 'object' || entry.name === undefined || isKnownLabel(entry.name)) return [];
    const unstated = OBLIGATIONS.filter((obligation) => entry[obligation] === undefined);
    return unstated.map((obligation) => ({
      path: ['labels', index, obligation],
      got: 'nothing',
      expected: `all four obligations of ${show(entry.name)}: only ${oneOf(KNOWN_LABEL_NAMES)} have defaults`,
      fix: `add \`${obligation}:\``,
    }));
  });
}

function knownLabelsOutOfOrder({ draft }: Facts): Refusal[] {
  const names = (draft.labels ?? []).map(nameOfLabel);
  return names.flatMap((name, index) => {
    if (name === undefined || !isKnownLabel(name) || names.indexOf(name) < index) return [];
    const above = names
      .slice(0, index)
      .find((other) => other !== undefined && isKnownLabel(other) && order(other) > order(name));
    if (above === undefined) return [];
    return [
      {
        path: ['labels', index],
        got: `${name} after ${above}`,
        expected: 'labels from the lowest to the highest',
        fix: `move ${name} before ${above}`,
      },
    ];
  });
}

function order(name: string): number {
  return Object.keys(KNOWN_LABELS).indexOf(name);
}

function danglingReferences({ draft, labels }: Facts): Refusal[] {
  // A list that does not fit the schema is not there: what refers to it cannot be judged.
  const labelNames = draft.labels && [...labels.keys()];
  const knowledgeNames = namesOf(draft.knowledge);
  const modelNames = namesOf(draft.models);
  const refer = (path: Path, name: string | undefined, list: string, names?: readonly string[]): Refusal[] => {
    if (name === undefined || !names || names.includes(name)) return [];
    const [near] = nearest(name, names);
    return [
      {
        path,
        got: show(name),
        expected: names.length > 0 ? `one of \`${list}\`: ${oneOf(names)}` : `one of \`${list}\`, which has none`,
        fix: near === undefined ? `add it to \`${list}\`, or name one that is there` : `did you mean ${near}?`,
      },
    ];
  };
  return [
    ...(draft.knowledge ?? []).flatMap((source, index) =>
      refer(['knowledge', index, 'label'], source?.label, 'labels', labelNames),
    ),
    ...(draft.agents ?? []).flatMap((agent, index) => [
      ...refer(['agents', index, 'clearance'], agent?.clearance, 'labels', labelNames),
      ...refer(['agents', index, 'model'], agent?.model, 'models', modelNames),
      ...(agent?.reads ?? []).flatMap((name, position) =>
        refer(['agents', index, 'reads', position], name, 'knowledge', knowledgeNames),
      ),
      ...(agent?.tools ?? []).flatMap((tool, position) =>
        refer(['agents', index, 'tools', position, 'clearance'], tool?.clearance, 'labels', labelNames),
      ),
    ]),
  ];
}

function namesOf(list: readonly ({ readonly name?: string } | undefined)[] | undefined): string[] | undefined {
  return list?.flatMap((item) => (item?.name === undefined ? [] : [item.name]));
}

function readsAboveClearance({ agents }: Facts): Refusal[] {
  return agents.flatMap(({ name, clearance, reads }) => {
    if (!clearance) return [];
    return reads
      .filter(({ label }) => !isCleared(clearance, label))
      .map((read) => ({
        path: read.path,
        got: `${read.name} (${read.label.name})`,
        expected: `data labelled ${clearance.name}${clearance.rank > 0 ? ' or lower' : ''}: the clearance of ${name}`,
        fix: `raise the clearance of ${name}, or take ${read.name} out of its reads`,
      }));
  });
}

/** Whatever the tool is for: a request that only fetches carries data out in its address. */
function writesDown({ agents }: Facts): Refusal[] {
  return agents.flatMap(({ name, highestRead, tools }) =>
    tools.flatMap(({ path, name: tool, clearance, effect }) => {
      if (!highestRead || !clearance || isCleared(clearance, highestRead)) return [];
      return [
        {
          path: [...path, 'clearance'],
          got: `${clearance.name}, for a tool that can ${effect ?? 'read'}`,
          expected: `${highestRead.name} or higher: what ${name} reads could flow to ${tool} (no write down)`,
          fix: `clear ${tool} for ${highestRead.name} if its operator may have such data, or take the tool out of ${name}`,
        },
      ];
    }),
  );
}

/** Data above `public` is private; where there is no `public`, all data is. */
function readsPrivateData({ labels }: Facts, { highestRead }: AgentFacts): boolean {
  return highestRead !== undefined && highestRead.rank > (labels.get('public')?.rank ?? -1);
}

/** A tool that only reads is a way out too. */
function isLethal(facts: Facts, agent: AgentFacts, tool: ToolFacts): boolean {
  return readsPrivateData(facts, agent) && agent.untrustedInput && !tool.approved;
}

function lethalTrifectas(facts: Facts): Refusal[] {
  return facts.agents.flatMap((agent) =>
    agent.tools
      .filter((tool) => isLethal(facts, agent, tool))
      .map((tool) => ({
        path: [...tool.path, 'approval'],
        got: `none, for a tool that can ${tool.effect ?? 'read'}, on an agent that reads ${agent.highestRead?.name ?? ''} data and untrusted input`,
        expected: `a person between them: otherwise whoever writes what ${agent.name} reads can make it send private data out (lethal trifecta)`,
        fix: `add \`approval: human\` to ${tool.name}`,
      })),
  );
}

function effectsWithoutApproval(facts: Facts): Refusal[] {
  return facts.agents.flatMap((agent) => {
    const strict = agent.reads.find(({ label }) => label.obligations.approvalForEffects);
    if (!strict) return [];
    return agent.tools
      .filter((tool) => tool.hasEffect && !tool.approved && !isLethal(facts, agent, tool))
      .map((tool) => ({
        path: [...tool.path, 'approval'],
        got: `none, for a tool that can ${tool.effect ?? 'write'}`,
        expected: `human: ${agent.name} reads ${strict.name}, and ${strict.label.name} asks for approval of effects`,
        fix: `add \`approval: human\` to ${tool.name}`,
      }));
  });
}

/** How far from the region a deployment type may send a prompt, against how far a label lets it go. */
const RESIDENCY_REACH = { region: 0, 'data-zone': 1, global: 2 } as const;

function reachOf(deploymentType: Model['deploymentType']): keyof typeof RESIDENCY_REACH {
  if (deploymentType.startsWith('Global')) return 'global';
  return deploymentType.startsWith('DataZone') ? 'data-zone' : 'region';
}

const RESIDENCY_TYPES = {
  region: 'Standard or ProvisionedManaged',
  'data-zone': 'DataZoneStandard, DataZoneProvisionedManaged, Standard or ProvisionedManaged',
  global: 'any deployment type',
} as const;

function processedOutsideResidency({ agents }: Facts): Refusal[] {
  return agents.flatMap(({ path, name, reads, model }) => {
    const deploymentType = model?.deploymentType;
    if (!deploymentType) return [];
    const reach = reachOf(deploymentType);
    // Every label counts, not the highest alone: an own label may be stricter here than one above it.
    const strictest = reads.reduce<(typeof reads)[number] | undefined>(
      (top, read) => (top && residencyOf(top.label) <= residencyOf(read.label) ? top : read),
      undefined,
    );
    if (!strictest || RESIDENCY_REACH[reach] <= residencyOf(strictest.label)) return [];
    const { residency } = strictest.label.obligations;
    return [
      {
        path: [...path, 'model'],
        got: `${show(model.name)} (${deploymentType}, processed ${PROCESSED[reach]})`,
        expected: `a model deployed as ${RESIDENCY_TYPES[residency]}: ${name} reads ${strictest.name} (${strictest.label.name}: ${residency})`,
        fix: `deploy such a model and give it to ${name}, or take ${strictest.name} out of its reads`,
      },
    ];
  });
}

const PROCESSED = { region: 'in the region', 'data-zone': 'anywhere in the data zone', global: 'anywhere' } as const;

function residencyOf(label: Label): number {
  return RESIDENCY_REACH[label.obligations.residency];
}

function missingTlsInspection({ draft }: Facts): Refusal[] {
  if (draft.profile !== 'regulated' || !draft.inspection || draft.inspection.tls) return [];
  return [
    {
      path: ['profile'],
      got: 'regulated, without inspection.tls',
      expected: 'TLS inspection: the firewall of a regulated landing zone opens what does not come from agents',
      fix: 'add `inspection: {tls: {keyVaultId: …, certificateName: …}}`, or choose the profile standard',
    },
  ];
}
