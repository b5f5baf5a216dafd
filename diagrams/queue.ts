/** A binary heap of numbers with costs. The same pushes give the same pops, so routing is deterministic. */
export interface Queue {
  push(value: number, cost: number): void;
  /** The cheapest value, or undefined when empty. */
  pop(): number | undefined;
}

/** An empty queue. */
export function createQueue(): Queue {
  const values: number[] = [];
  const costs: number[] = [];
  const costAt = (index: number): number => costs[index] as number;
  const move = (from: number, to: number): void => {
    values[to] = values[from] as number;
    costs[to] = costAt(from);
  };
  return {
    push(value, cost) {
      let index = values.length;
      values.push(value);
      costs.push(cost);
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (cost >= costAt(parent)) break;
        move(parent, index);
        index = parent;
      }
      values[index] = value;
      costs[index] = cost;
    },
    pop() {
      const first = values[0];
      const value = values.pop();
      const cost = costs.pop();
      if (value === undefined || cost === undefined || values.length === 0) return first;
      let index = 0;
      for (;;) {
        let child = 2 * index + 1;
        if (child >= values.length) break;
        if (child + 1 < values.length && costAt(child + 1) < costAt(child)) child++;
        if (costAt(child) >= cost) break;
        move(child, index);
        index = child;
      }
      values[index] = value;
      costs[index] = cost;
      return first;
    },
  };
}
