/** What of `landing-zone.yaml` guards models: terms that are never passed on, and what happens to a tool call off task. */
import { z } from 'zod';

import { field, flag, group, name } from '../fields';
import type { Agent, LandingZone, Model } from '../landing-zone';
import { show, type Refusal } from '../problem';
import type { Draft } from '../structure';

/** Terms that neither prompt nor completion may hold. */
export interface Blocklist {
  readonly name: string;
  readonly terms: readonly BlockedTerm[];
}

export interface BlockedTerm {
  readonly pattern: string;
  /** Whether the pattern is a regular expression; else it is found as it stands. */
  readonly regex: boolean;
}

const term = z.strictObject({
  pattern: field(
    z.string().min(1).max(1000),
    'The text, or the regular expression, that is blocked.',
    '1 to 1000 characters',
    'shorten the pattern, or take it out',
  ),
  regex: flag('Whether the pattern is a regular expression.').default(false),
});

const blocklist = z.strictObject({
  name: name(40, 2, 'Name of the blocklist.'),
  terms: group(z.array(term).min(1), 'What is blocked.', 'a list of terms, each with a pattern'),
});

/** `blocklists:`, at the top level: they hold for every model. */
export const blocklistsSchema = group(
  z.array(blocklist),
  'Terms that no model may be given or may answer, such as code names.',
  'a list of blocklists, each with a name and terms',
).default([]);

/**
 * What happens when a model is about to call a tool for something else than its task: the call is stopped, or a person
 * decides. A person is asked only where one is there to be asked: for agents with a tool that a person approves.
 */
export type OffTaskCalls = 'block' | 'ask';

/** What the declared tools of an agent ask of its guardrail. */
export function offTaskCallsOf({ tools }: Pick<Agent, 'tools'>): OffTaskCalls {
  return tools.some(({ approval }) => approval === 'human') ? 'ask' : 'block';
}

/** A model behind one guardrail. A guardrail belongs to a deployment, so agents that need another have another. */
export interface GuardedDeployment {
  /** Name of the deployment, and what agents call. */
  readonly name: string;
  readonly model: Model;
  readonly offTaskCalls: OffTaskCalls;
}

const ASKING = '-ask';
/** Azure's limit for the name of a deployment. */
const LONGEST_DEPLOYMENT = 64;

/** The deployment of its model that an agent calls. */
export function deploymentOf(agent: Pick<Agent, 'model' | 'tools'>): GuardedDeployment {
  return guarded(agent.model, offTaskCallsOf(agent));
}

/**
 * Every deployment, in the order of the models: one for each guardrail in use, and the blocking one of unused models and
 * of those that a gateway or the agent service leads to, since nobody there could be asked.
 */
export function deploymentsOf({
  models,
  agents,
  gateway,
  foundry,
}: Pick<LandingZone, 'models' | 'agents' | 'gateway' | 'foundry'>): GuardedDeployment[] {
  return models.flatMap((model) => {
    const wanted = new Set(agents.filter((agent) => agent.model.name === model.name).map(offTaskCallsOf));
    if (wanted.size === 0 || gateway || foundry) wanted.add('block');
    return [...wanted]
      .sort()
      .reverse()
      .map((offTaskCalls) => guarded(model, offTaskCalls));
  });
}

function guarded(model: Model, offTaskCalls: OffTaskCalls): GuardedDeployment {
  return { name: offTaskCalls === 'ask' ? `${model.name}${ASKING}` : model.name, model, offTaskCalls };
}

/** Models whose name leaves no room for, or is taken by, the deployment behind the other guardrail. */
export function reservedDeployments({ models }: Draft): Refusal[] {
  return (models ?? []).flatMap((model, index) => {
    if (model?.name === undefined) return [];
    const path = ['models', index, 'name'];
    if (model.name.endsWith(ASKING)) {
      return [
        {
          path,
          got: show(model.name),
          expected: `a name that does not end with ${ASKING}: that is the deployment for agents whose tools a person approves`,
          fix: 'rename the model',
        },
      ];
    }
    if (model.name.length + ASKING.length <= LONGEST_DEPLOYMENT) return [];
    return [
      {
        path,
        got: show(model.name),
        expected: `at most ${LONGEST_DEPLOYMENT - ASKING.length} characters, so that ${ASKING} can be added`,
        fix: 'shorten the name; `model:` names the model in the catalogue',
      },
    ];
  });
}

/** Patterns that cannot be read, or that block everything. */
export function badPatterns({ blocklists }: Draft): Refusal[] {
  return (blocklists ?? []).flatMap((list, index) =>
    (list?.terms ?? []).flatMap((entry, position) => {
      const problem = entry?.regex === true && entry.pattern !== undefined && problemOf(entry.pattern);
      if (!problem) return [];
      return [{ path: ['blocklists', index, 'terms', position, 'pattern'], got: show(entry.pattern), ...problem }];
    }),
  );
}

function problemOf(pattern: string): Pick<Refusal, 'expected' | 'fix'> | undefined {
  try {
    if (!new RegExp(pattern).test('')) return undefined;
    return {
      expected: 'a pattern that does not match empty text: this one blocks every prompt and every answer',
      fix: 'ask for at least one character, for instance with + instead of *',
    };
  } catch {
    return { expected: 'a regular expression', fix: 'correct it, or take `regex: true` out to block it as it stands' };
  }
}
