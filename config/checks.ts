/** What the keys of `landing-zone.yaml` must mean together. The schema says what each may hold alone. */
import { circles as circlesOf } from './agent-calls';
import { isCleared, highest, isKnownLabel, KNOWN_LABEL_NAMES, KNOWN_LABELS } from './labels';
import type { Label, LabelObligations, Model, Tool } from './landing-zone';
import { nearest } from './nearest';
import { oneOf, show, type Path, type Refusal } from './problem';
import { hearersOf } from './strangers';
import { hubMisfits, unsafeForwarding } from './sections/network';
import { accessRefusals } from './sections/access';
import { agentServiceModels, foundryReferences } from './sections/foundry';
import { gatewayProblems } from './sections/gateway';
import { governanceRefusals } from './sections/governance';
import { badPatterns, reservedDeployments } from './sections/models';
import { trainedAboveClearance, trainingNames, trainingReferences, trainingWritesDown } from './sections/training';
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
  { name: 'an agent writes and remembers nothing above its clearance', find: keepsAboveClearance },
  { name: 'an agent writes and remembers nothing below what it holds', find: keepsBelowWhatItHolds },
  { name: 'an index is fed from documents of its label or lower', find: feedsOfIndexes },
  { name: 'agents that call each other are cleared for what any of them reads', find: callsAboveClearance },
  { name: 'an agent calls others, not itself', find: callsOfItself },
  { name: 'code runs in a sandbox', find: codeWithoutSandbox },
  { name: 'no agent is called what the sandbox is called', find: reservedNames },
  { name: 'a tool gets no data above its clearance', find: writesDown },
  { name: 'private data, untrusted input and a way out need a person between them', find: lethalTrifectas },
  { name: 'a label that asks for approval gets it', find: effectsWithoutApproval },
  { name: 'a model processes data where its label allows', find: processedOutsideResidency },
  {
    name: 'the agent service can call no model outside what its label allows',
    find: ({ draft, labels }) => agentServiceModels(draft, labels, processedOutside),
  },
  {
    name: 'no model is called what a deployment of another is called',
    find: ({ draft }) => reservedDeployments(draft),
  },
  { name: 'a blocked pattern can be read, and lets something through', find: ({ draft }) => badPatterns(draft) },
  {
    name: 'training reads no data above its clearance',
    find: ({ draft, labels }) => trainedAboveClearance(draft, labels),
  },
  { name: 'training sends nothing below its label', find: ({ draft, labels }) => trainingWritesDown(draft, labels) },
  { name: 'a regulated landing zone inspects TLS', find: missingTlsInspection },
  {
    name: 'a gateway knows its callers and keeps content out of logs',
    find: ({ draft, labels }) => gatewayProblems(draft, labels),
  },
  {
    name: 'emergency accounts, places and pipelines are named exactly',
    find: ({ draft }) => accessRefusals(draft),
  },
  {
    name: 'nobody approves access of their own',
    find: ({ draft }) => governanceRefusals(draft.governance, draft.profile),
  },
  { name: 'what belongs to a hub is asked of a hub of ours', find: ({ draft }) => hubMisfits(draft) },
  {
    name: 'names are forwarded to servers of one’s own, and Azure’s names are not',
    find: ({ draft }) => unsafeForwarding(draft),
  },
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
  /** Each agent and everyone it is connected to by calls. */
  readonly circles: ReadonlyMap<AgentFacts, readonly AgentFacts[]>;
  /** Agents that strangers can instruct, if only through what others wrote. */
  readonly hearers: ReadonlySet<AgentFacts>;
}

/** An agent with its references followed; what could not be followed is left out. */
interface AgentFacts {
  readonly path: Path;
  readonly name: string;
  readonly clearance: Label | undefined;
  readonly reads: readonly { readonly path: Path; readonly name: string; readonly label: Label }[];
  /** What it writes, which it may thereby read, and what it remembers. */
  readonly keeps: readonly { readonly path: Path; readonly name: string; readonly label: Label }[];
  /** The highest label of what it reads or keeps. */
  readonly highestRead: Label | undefined;
  readonly calls: readonly string[];
  readonly runsCode: boolean;
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
    const writes = (agent.writes ?? []).flatMap((name, position) => {
      const label = name === undefined ? undefined : labelOf(knowledge.get(name));
      return name === undefined || !label ? [] : [{ path: [...path, 'writes', position], name, label }];
    });
    const memory = labelOf(agent.memory);
    const keeps = [...writes, ...(memory ? [{ path: [...path, 'memory'], name: 'its memory', label: memory }] : [])];
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
        keeps,
        highestRead: highest([...reads, ...keeps].map(({ label }) => label)),
        calls: (agent.calls ?? []).flatMap((name) => (name === undefined ? [] : [name])),
        runsCode: agent.runsCode === true,
        model: agent.model === undefined ? undefined : models.get(agent.model),
        tools,
        untrustedInput: agent.untrustedInput === true,
      },
    ];
  });
  const circles = circlesOf(agents);
  const feeds = new Map(
    (draft.knowledge ?? []).map((source) => [source?.name ?? '', (source?.from ?? []).flatMap((name) => name ?? [])]),
  );
  return { draft, labels, agents, circles, hearers: hearersOf(agents, circles, feeds) };
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
        retentionDays: stated.retentionDays ?? known.retentionDays,
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
    { path: ['blocklists'], names: named(draft.blocklists) },
    ...trainingNames(draft),
    { path: ['agents'], names: named(draft.agents) },
    ...(draft.agents ?? []).flatMap((agent, index) => [
      { path: ['agents', index, 'tools'], names: named(agent?.tools) },
      { path: ['agents', index, 'calls'], names: agent?.calls ?? [], isText: (agent?.calls ?? []).map(() => true) },
      { path: ['agents', index, 'reads'], names: agent?.reads ?? [], isText: (agent?.reads ?? []).map(() => true) },
      { path: ['agents', index, 'writes'], names: agent?.writes ?? [], isText: (agent?.writes ?? []).map(() => true) },
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
  const agentNames = namesOf(draft.agents);
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
    ...(draft.knowledge ?? []).flatMap((source, index) =>
      (source?.from ?? []).flatMap((name, position) =>
        refer(['knowledge', index, 'from', position], name, 'knowledge', knowledgeNames),
      ),
    ),
    ...(draft.data?.autoLabel ?? []).flatMap((rule, index) =>
      refer(['data', 'autoLabel', index, 'label'], rule?.label, 'labels', labelNames),
    ),
    ...foundryReferences(draft).flatMap(({ path, label }) => refer(path, label, 'labels', labelNames)),
    ...trainingReferences(draft).flatMap(({ path, label }) => refer(path, label, 'labels', labelNames)),
    ...(draft.agents ?? []).flatMap((agent, index) => [
      ...refer(['agents', index, 'clearance'], agent?.clearance, 'labels', labelNames),
      ...refer(['agents', index, 'model'], agent?.model, 'models', modelNames),
      ...(agent?.reads ?? []).flatMap((name, position) =>
        refer(['agents', index, 'reads', position], name, 'knowledge', knowledgeNames),
      ),
      ...(agent?.writes ?? []).flatMap((name, position) =>
        refer(['agents', index, 'writes', position], name, 'knowledge', knowledgeNames),
      ),
      ...refer(['agents', index, 'memory'], agent?.memory, 'labels', labelNames),
      ...(agent?.calls ?? []).flatMap((name, position) =>
        refer(['agents', index, 'calls', position], name, 'agents', agentNames),
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

/** Who may write to a store may read it, and what is remembered is read again: both are reads. */
function keepsAboveClearance({ agents }: Facts): Refusal[] {
  return agents.flatMap(({ name, clearance, keeps }) => {
    if (!clearance) return [];
    return keeps
      .filter(({ label }) => !isCleared(clearance, label))
      .map((kept) => ({
        path: kept.path,
        got: `${kept.name} (${kept.label.name})`,
        expected: `${clearance.name}${clearance.rank > 0 ? ' or lower' : ''}, the clearance of ${name}: who writes there may read there`,
        fix: `raise the clearance of ${name}, or take it out`,
      }));
  });
}

function keepsBelowWhatItHolds(facts: Facts): Refusal[] {
  return facts.agents.flatMap((agent) => {
    const held = heldBy(facts, agent);
    if (!held) return [];
    return agent.keeps
      .filter(({ label }) => !isCleared(label, held))
      .map((kept) => ({
        path: kept.path,
        got: `${kept.name} (${kept.label.name})`,
        expected: `${held.name} or higher: what ${agent.name} holds could flow there (no write down)`,
        fix: `label it ${held.name}, or let another agent, which holds less, write it`,
      }));
  });
}

function feedsOfIndexes({ draft, labels }: Facts): Refusal[] {
  const sources = new Map((draft.knowledge ?? []).map((source) => [source?.name, source]));
  return (draft.knowledge ?? []).flatMap((index, position) =>
    (index?.from ?? []).flatMap((name, at): Refusal[] => {
      const source = sources.get(name);
      if (!index?.kind || !source?.kind || name === undefined) return [];
      const path = ['knowledge', position, 'from', at];
      if (index.kind !== 'search-index' || source.kind !== 'documents') {
        return [
          {
            path,
            got: `${name} (${source.kind}), for ${index.kind}`,
            expected: 'documents that feed a search index',
            fix: 'name a source of kind documents, under one of kind search-index',
          },
        ];
      }
      const [into, out] = [labels.get(index.label ?? ''), labels.get(source.label ?? '')];
      if (!into || !out || isCleared(into, out)) return [];
      return [
        {
          path,
          got: `${name} (${out.name}), for an index labelled ${into.name}`,
          expected: `documents labelled ${into.name} or lower: the index holds what is in them (no write down)`,
          fix: `label the index ${out.name}, or take ${name} out of it`,
        },
      ];
    }),
  );
}

/** The label of what an agent may come to hold: what it reads, and what those it talks to read. */
function heldBy({ circles: all }: Facts, agent: AgentFacts): Label | undefined {
  return highest((all.get(agent) ?? [agent]).flatMap(({ highestRead }) => highestRead ?? []));
}

function callsAboveClearance(facts: Facts): Refusal[] {
  return facts.agents.flatMap((agent) => {
    const held = heldBy(facts, agent);
    const { clearance } = agent;
    if (!held || !clearance || isCleared(clearance, held)) return [];
    // What it reads itself is judged by its reads.
    const source = facts.circles.get(agent)?.find((other) => other !== agent && other.highestRead?.name === held.name);
    if (!source) return [];
    return [
      {
        path: [...agent.path, 'clearance'],
        got: `${clearance.name}, in calls with ${source.name}, which reads ${held.name}`,
        expected: `${held.name} or higher: requests and answers carry what ${source.name} reads`,
        fix: `clear ${agent.name} for ${held.name}, or take the call between them out of \`calls\``,
      },
    ];
  });
}

function callsOfItself({ agents }: Facts): Refusal[] {
  return agents
    .filter(({ name, calls }) => calls.includes(name))
    .map(({ path, name, calls }) => ({
      path: [...path, 'calls', calls.indexOf(name)],
      got: name,
      expected: 'another agent',
      fix: 'take it out: an agent needs no permission to call itself',
    }));
}

function reservedNames({ agents }: Facts): Refusal[] {
  return agents
    .filter(({ name }) => name === 'sandbox')
    .map(({ path, name }) => ({
      path: [...path, 'name'],
      got: name,
      expected: 'a name that the landing zone does not use itself: the code sandbox has that one',
      fix: 'rename the agent',
    }));
}

function codeWithoutSandbox({ draft, agents }: Facts): Refusal[] {
  if (draft.codeSandbox) return [];
  return agents
    .filter(({ runsCode }) => runsCode)
    .map(({ path, name }) => ({
      path: [...path, 'runsCode'],
      got: 'true, and no `codeSandbox`',
      expected: `a sandbox for the code that ${name} runs: its own host holds its identity`,
      fix: 'add `codeSandbox: {image: …@sha256:…}`',
    }));
}

/** Whatever the tool is for: a request that only fetches carries data out in its address. */
function writesDown(facts: Facts): Refusal[] {
  return facts.agents.flatMap((agent) =>
    agent.tools.flatMap(({ path, name: tool, clearance, effect }) => {
      const held = heldBy(facts, agent);
      if (!held || !clearance || isCleared(clearance, held)) return [];
      return [
        {
          path: [...path, 'clearance'],
          got: `${clearance.name}, for a tool that can ${effect ?? 'read'}`,
          expected: `${held.name} or higher: what ${agent.name} reads could flow to ${tool} (no write down)`,
          fix: `clear ${tool} for ${held.name} if its operator may have such data, or take the tool out of ${agent.name}`,
        },
      ];
    }),
  );
}

/** Data above `public` is private; where there is no `public`, all data is. */
function holdsPrivateData(facts: Facts, agent: AgentFacts): boolean {
  const held = heldBy(facts, agent);
  return held !== undefined && held.rank > (facts.labels.get('public')?.rank ?? -1);
}

/** A tool that only reads is a way out too. */
function isLethal(facts: Facts, agent: AgentFacts, tool: ToolFacts): boolean {
  return holdsPrivateData(facts, agent) && facts.hearers.has(agent) && !tool.approved;
}

function lethalTrifectas(facts: Facts): Refusal[] {
  return facts.agents.flatMap((agent) =>
    agent.tools
      .filter((tool) => isLethal(facts, agent, tool))
      .map((tool) => ({
        path: [...tool.path, 'approval'],
        got: `none, for a tool that can ${tool.effect ?? 'read'}, on an agent that reads ${heldBy(facts, agent)?.name ?? ''} data and untrusted input`,
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

function reachOf(deploymentType: string): keyof typeof RESIDENCY_REACH {
  if (deploymentType.startsWith('Global')) return 'global';
  return deploymentType.startsWith('DataZone') ? 'data-zone' : 'region';
}

const RESIDENCY_TYPES = {
  region: 'Standard or ProvisionedManaged',
  'data-zone': 'DataZoneStandard, DataZoneProvisionedManaged, Standard or ProvisionedManaged',
  global: 'any deployment type',
} as const;

function processedOutsideResidency({ agents }: Facts): Refusal[] {
  return agents.flatMap(({ path, name, reads, keeps, model }) => {
    const deploymentType = model?.deploymentType;
    if (!deploymentType) return [];
    const reach = reachOf(deploymentType);
    // Every label counts, not the highest alone: an own label may be stricter here than one above it.
    const strictest = [...reads, ...keeps].reduce<(typeof reads)[number] | undefined>(
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

/** Where a deployment is processed, and which types would do, when that is further than a label allows. */
function processedOutside(deploymentType: string, label: Label): { where: string; types: string } | undefined {
  const reach = reachOf(deploymentType);
  if (RESIDENCY_REACH[reach] <= residencyOf(label)) return undefined;
  return { where: PROCESSED[reach], types: RESIDENCY_TYPES[label.obligations.residency] };
}

function missingTlsInspection({ draft }: Facts): Refusal[] {
  if (draft.profile !== 'regulated' || !draft.inspection || draft.inspection.tls) return [];
  // The firewall of an existing hub is not ours to configure.
  if (draft.network?.hub?.existing) return [];
  return [
    {
      path: ['profile'],
      got: 'regulated, without inspection.tls',
      expected: 'TLS inspection: the firewall of a regulated landing zone opens what does not come from agents',
      fix: 'add `inspection: {tls: {keyVaultId: …, certificateName: …}}`, or choose the profile standard',
    },
  ];
}
