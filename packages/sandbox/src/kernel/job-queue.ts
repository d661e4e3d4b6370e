import type { Cancel, EpochMs, Job } from "./clock.ts";

interface Waiting {
  readonly at: EpochMs;
  readonly order: number;
  job: Job | undefined;
}

/** Jobs by instant, and by order of arrival at the same instant: a binary heap. */
export class JobQueue {
  readonly #heap: Waiting[] = [];
  #order = 0;

  add(at: EpochMs, job: Job): Cancel {
    const waiting: Waiting = { at, order: this.#order++, job };
    this.#heap.push(waiting);
    this.#rise(this.#heap.length - 1);
    return () => {
      waiting.job = undefined;
    };
  }

  nextDue(): EpochMs | undefined {
    while (this.#heap[0] !== undefined && this.#heap[0].job === undefined) this.#removeFirst();
    return this.#heap[0]?.at;
  }

  /** Takes the earliest job out if it is due at `instant`. */
  takeDue(instant: EpochMs): { readonly at: EpochMs; readonly job: Job } | undefined {
    const due = this.nextDue();
    if (due === undefined || due > instant) return undefined;
    const job = this.#heap[0]?.job;
    this.#removeFirst();
    return job && { at: due, job };
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(index: number): void {
    for (let child = index; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfLater(parent, child)) return;
      child = parent;
    }
  }

  #sink(index: number): void {
    for (let parent = index; ; ) {
      const left = 2 * parent + 1;
      if (left >= this.#heap.length) return;
      const right = left + 1;
      const child = right < this.#heap.length && isLater(this.#heap[left]!, this.#heap[right]!) ? right : left;
      if (!this.#swapIfLater(parent, child)) return;
      parent = child;
    }
  }

  #swapIfLater(parent: number, child: number): boolean {
    const [above, below] = [this.#heap[parent]!, this.#heap[child]!];
    if (!isLater(above, below)) return false;
    this.#heap[parent] = below;
    this.#heap[child] = above;
    return true;
  }
}

function isLater(a: Waiting, b: Waiting): boolean {
  return a.at > b.at || (a.at === b.at && a.order > b.order);
}
