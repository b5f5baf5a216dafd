/** Agents that call each other, directly or through others: what one of them reads, any of them may come to hold. */

/** An agent and the names of those it calls. */
export interface Caller {
  readonly name: string;
  readonly calls: readonly string[];
}

/**
 * The circle of each agent: itself and everyone it is connected to by calls, in either direction, because a request
 * carries data one way and its answer the other. In the order of the list; a name that nobody has is left out.
 */
export function circles<T extends Caller>(agents: readonly T[]): ReadonlyMap<T, readonly T[]> {
  const neighbours = (agent: T): readonly T[] =>
    agents.filter((other) => agent.calls.includes(other.name) || other.calls.includes(agent.name));
  return new Map(agents.map((agent) => [agent, agents.filter((other) => connected(agent, neighbours).has(other))]));
}

function connected<T>(start: T, neighbours: (of: T) => readonly T[]): ReadonlySet<T> {
  const reached = new Set([start]);
  // A set that grows while it is walked: whoever is added is visited too.
  for (const member of reached) for (const next of neighbours(member)) reached.add(next);
  return reached;
}
