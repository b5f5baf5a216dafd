/** A binary heap of numbers with costs; equal costs come out in the order they went in, so routing is deterministic. */
export interface Queue {
  push(value: number, cost: number): void;
  /** The cheapest value, or undefined when empty. */
  pop(): number | undefined;
}

interface Entry {
  readonly value: number;
  readonly cost: number;
  readonly turn: number;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.turn < b.turn);
}

/** An empty queue. */
export function createQueue(): Queue {
  const heap: Entry[] = [];
  let turn = 0;
  const at = (index: number): Entry => heap[index] as Entry;
  return {
    push(value, cost) {
      const entry = { value, cost, turn: turn++ };
      let index = heap.push(entry) - 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (!isBefore(entry, at(parent))) break;
        heap[index] = at(parent);
        index = parent;
      }
      heap[index] = entry;
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last) return undefined;
      if (heap.length === 0) return first.value;
      let index = 0;
      for (;;) {
        let child = 2 * index + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && isBefore(at(child + 1), at(child))) child++;
        if (!isBefore(at(child), last)) break;
        heap[index] = at(child);
        index = child;
      }
      heap[index] = last;
      return first.value;
    },
  };
}
