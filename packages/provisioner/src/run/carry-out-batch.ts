import { ok, type Result } from "neverthrow";
import type { Confirmation, DirectoryFailure, DirectorySubject } from "../ports/directory.ts";
import type { Ports } from "../ports/ports.ts";
import type { DirectoryStep } from "./batch.ts";

/** What became of a step: read back and true, read back and not, or not to be done. */
export interface Carried {
  readonly step: DirectoryStep;
  readonly done: boolean;
  readonly seen: string;
  /** It may be so all the same, or become so: whoever comes next looks again before it counts as not done. */
  readonly mayHold: boolean;
  /** The directory does not do this to the account in its state. */
  readonly wrongState?: true;
}

/** What became of a batch, and whether it makes sense to go on. */
export interface CarriedBatch {
  readonly steps: readonly Carried[];
  readonly accountId?: string;
  /** The directory does not answer: trying the next step would be the same again. */
  readonly away?: DirectoryFailure;
}

/**
 * Writes a batch and reads it back. A write without an answer is not repeated but looked at; one that is refused does
 * not keep the others from being done.
 */
export async function carryOutBatch(
  { directory }: Ports,
  batch: readonly [DirectoryStep, ...DirectoryStep[]],
  subject: DirectorySubject,
  mayWrite: () => boolean,
): Promise<CarriedBatch> {
  const objection = await guardAgainst(directory, batch[0], subject);
  if (objection !== undefined) return objection;
  let { accountId } = subject;
  let away: DirectoryFailure | undefined;
  const failures = new Map<string, DirectoryFailure>();
  let left: readonly DirectoryStep[] = batch;
  // A run that slept holds nothing any more; what it had begun is looked at by the next one.
  while (left.length > 0 && away === undefined && mayWrite()) {
    const [step, ...behind] = left;
    if (step === undefined) break;
    const who = { login: subject.login, ...(accountId === undefined ? {} : { accountId }) };
    const done = await directory.carryOut([step.action, ...behind.map(({ action }) => action)], who);
    if (done.isOk()) accountId = done.value.accountId;
    else {
      failures.set(step.id, done.error);
      if (done.error.retryable) away = done.error;
    }
    left = left.slice(done.isOk() ? Math.max(1, done.value.count) : 1);
  }
  const tried = batch.slice(0, batch.length - left.length);
  const who = { login: subject.login, ...(accountId === undefined ? {} : { accountId }) };
  const shown = await readBack(directory, tried, failures, who);
  const unread = shown.isErr() ? shown.error : undefined;
  const seen = shown.unwrapOr(new Map<string, Confirmation>());
  const ends = tried.map((step) => endOf(step, failures.get(step.id), seen.get(step.id)));
  // Where the answer was lost and the write is seen all the same, the directory is there.
  const gone = ends.every(({ done }) => done) ? unread : (away ?? unread);
  return {
    steps: ends,
    ...(accountId === undefined ? {} : { accountId }),
    ...(gone === undefined ? {} : { away: gone }),
  };
}

/** What is seen counts, not what was answered; what was not refused outright may still be so. */
function endOf(
  step: DirectoryStep,
  failure: DirectoryFailure | undefined,
  confirmation: Confirmation | undefined,
): Carried {
  const done = confirmation?.holds === true;
  const seen = done ? confirmation.seen : (failure?.sentence ?? confirmation?.seen ?? UNSEEN);
  const refused = !done && failure?.wrongState === true ? ({ wrongState: true } as const) : {};
  return { step, done, seen, mayHold: failure?.mayHaveHappened !== false, ...refused };
}

async function guardAgainst(
  directory: Ports["directory"],
  step: DirectoryStep,
  subject: DirectorySubject,
): Promise<CarriedBatch | undefined> {
  for (const guard of step.guards) {
    const held = await directory.holds(guard, subject);
    if (held.isErr())
      return { steps: [{ step, done: false, seen: held.error.sentence, mayHold: false }], away: held.error };
    if (!held.value.holds)
      return { steps: [{ step, done: false, seen: `Not done: ${held.value.seen}`, mayHold: false }] };
  }
  return undefined;
}

async function readBack(
  directory: Ports["directory"],
  tried: readonly DirectoryStep[],
  failures: ReadonlyMap<string, DirectoryFailure>,
  subject: DirectorySubject,
): Promise<Result<ReadonlyMap<string, Confirmation>, DirectoryFailure>> {
  // What was refused is not looked for; what may have happened is.
  const expected = tried.filter(({ id }) => failures.get(id)?.mayHaveHappened !== false);
  if (expected.length === 0) return ok(new Map());
  const expectations = expected.map(({ expect }) => expect);
  return directory
    .confirm(expectations, subject)
    .map((seen) => new Map(expected.flatMap(({ id }, at) => (seen[at] === undefined ? [] : [[id, seen[at]]]))));
}

const UNSEEN = "It could not be read back.";
