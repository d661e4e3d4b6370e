import type { Step } from "./plan.ts";

/**
 * The same order, but that nothing stands before what it waits for: always the first step that is ready comes next.
 * Where all that are left wait for one another, the first of them stops waiting. Takes time in proportion to the steps
 * and what they wait for.
 */
export function firstReady(steps: readonly Step[]): readonly Step[] {
  const waiting = new Set(steps.map(({ id }) => id));
  const ahead = steps.map(({ after }) => new Set(after.filter((id) => waiting.has(id))).size);
  const behind = waitersOf(steps, waiting);
  const ready = lowestFirst();
  for (const [at, count] of ahead.entries()) if (count === 0) ready.put(at);

  const ordered: Step[] = [];
  let first = 0;
  while (waiting.size > 0) {
    while (!waiting.has(steps[first]?.id ?? "")) first += 1;
    const at = ready.take();
    const step = steps[at ?? first];
    if (step === undefined) break;
    // Freed before it was ready, or a second step of one id: it has gone already.
    if (!waiting.has(step.id)) continue;
    ordered.push(at === undefined ? { ...step, after: step.after.filter((id) => !waiting.has(id)) } : step);
    waiting.delete(step.id);
    for (const waiter of behind.get(step.id) ?? []) {
      const left = (ahead[waiter] ?? 0) - 1;
      ahead[waiter] = left;
      if (left === 0) ready.put(waiter);
    }
  }
  return ordered;
}

/** Places of the steps that wait for each step. */
function waitersOf(steps: readonly Step[], waiting: ReadonlySet<string>): ReadonlyMap<string, readonly number[]> {
  const behind = new Map<string, number[]>();
  for (const [at, { after }] of steps.entries()) {
    for (const id of new Set(after)) {
      if (!waiting.has(id)) continue;
      const known = behind.get(id);
      if (known === undefined) behind.set(id, [at]);
      else known.push(at);
    }
  }
  return behind;
}

/** Numbers, handed out lowest first: a binary heap. */
function lowestFirst(): { put(item: number): void; take(): number | undefined } {
  const heap: number[] = [];
  const at = (index: number) => heap[index] ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [at(b), at(a)];
  };
  return {
    put: (item) => {
      let child = heap.push(item) - 1;
      for (let parent = (child - 1) >> 1; child > 0 && at(parent) > at(child); parent = (child - 1) >> 1) {
        swap(parent, child);
        child = parent;
      }
    },
    take: () => {
      const [lowest] = heap;
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return lowest;
      heap[0] = last;
      let parent = 0;
      for (;;) {
        const child = at(2 * parent + 1) <= at(2 * parent + 2) ? 2 * parent + 1 : 2 * parent + 2;
        if (at(child) >= at(parent)) return lowest;
        swap(parent, child);
        parent = child;
      }
    },
  };
}
