/** Who hears strangers: whoever reads what comes from outside, and whoever reads what those have written. */

/** An agent, what it reads and keeps, and whether it reads mail, web pages or files from outside. */
export interface Listener {
  readonly untrustedInput: boolean;
  readonly reads: readonly { readonly name: string }[];
  readonly keeps: readonly { readonly name: string }[];
}

/**
 * The agents that strangers can instruct: themselves, through those they are in calls with, or through a source that
 * another such agent writes. `feeds` has the sources that an index is made from, by its name.
 */
export function hearersOf<T extends Listener>(
  agents: readonly T[],
  circles: ReadonlyMap<T, readonly T[]>,
  feeds: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<T> {
  const hearers = new Set(agents.filter(({ untrustedInput }) => untrustedInput));
  for (let before = -1; before < hearers.size;) {
    before = hearers.size;
    const written = new Set([...hearers].flatMap(({ keeps }) => keeps.map(({ name }) => name)));
    const tainted = (name: string): boolean =>
      written.has(name) || (feeds.get(name) ?? []).some((from) => written.has(from));
    for (const agent of agents) {
      const circle = circles.get(agent) ?? [agent];
      if (circle.some((other) => hearers.has(other)) || agent.reads.some(({ name }) => tainted(name)))
        hearers.add(agent);
    }
  }
  return hearers;
}
