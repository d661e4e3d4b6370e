import { compareWorkforce, type Plan, type ReferenceTable, type Step } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import type { About } from "../evidence/scribe.ts";
import { accountKey } from "../knowledge/person-key.ts";
import { recall } from "../knowledge/recall.ts";
import type { DirectoryAccount } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import { write } from "../run/apply-steps.ts";
import { batchAt, isForDirectory } from "../run/batch.ts";
import { type Hold, hold } from "../run/hold.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type Batch, digestOf } from "./batch.ts";
import { correctionOf } from "./correction.ts";
import { memberOfAccount } from "./member-of.ts";
import { rememberedBy } from "./remembered.ts";

/** What became of one person's part of a batch. */
export interface AppliedPerson {
  readonly accountId: string;
  readonly login: string;
  readonly done: number;
  /** Steps that were not seen to be done, each with what was seen. */
  readonly failed: readonly { readonly stepId: string; readonly seen: string }[];
  /** Steps that are not needed any more, or not as they were approved: left for the next comparison. */
  readonly left: number;
  /** Somebody else works on this person right now. */
  readonly busy?: true;
}

/** How a person's steps are found anew in the moment of doing. */
export type Afresh = (account: DirectoryAccount, entries: readonly LedgerEntry[]) => readonly Step[];

/**
 * Carries a batch out, person by person: takes the person's lock, looks at the account by itself, does what is still
 * needed of what was approved, and reads it back. Cut anywhere, it is called again and does the rest.
 */
export function applyBatch(
  ports: Ports,
  batch: Batch,
  org: string,
  runId: string,
  afresh: Afresh,
  lost: Hold["lost"],
  onPerson: (done: number, people: number) => void = () => {},
): ResultAsync<readonly AppliedPerson[], RunFailure> {
  return safeTry<readonly AppliedPerson[], RunFailure>(async function* () {
    const applied: AppliedPerson[] = [];
    for (const [index, plan] of batch.plans.entries()) {
      const gone = await lost();
      if (gone !== undefined) return err(gone);
      applied.push(yield* applyPerson(ports, batch, plan, org, runId, afresh));
      onPerson(index + 1, batch.plans.length);
    }
    return ok(applied);
  });
}

function applyPerson(
  ports: Ports,
  { ticket }: Batch,
  plan: Plan,
  org: string,
  runId: string,
  afresh: Afresh,
): ResultAsync<AppliedPerson, RunFailure> {
  const { accountId = "", login } = plan.subject;
  const nothing = { accountId, login, done: 0, failed: [], left: plan.steps.length };
  return safeTry<AppliedPerson, RunFailure>(async function* () {
    const asking = { person: { logins: [login] }, candidateLogins: [], groupIds: [], applicationIds: [] };
    const answers = yield* ports.directory.answer(asking).mapErr(toRunFailure);
    const account = answers.accounts.find(({ id }) => id === accountId);
    if (account === undefined || answers.org.toLowerCase() !== org.toLowerCase()) return ok(nothing);
    const person = accountKey(org, account);
    const held = await hold(ports, [`person:${person}`]);
    if (held.isErr())
      return held.error.kind === "person-busy" ? ok({ ...nothing, busy: true as const }) : err(held.error);
    const about: About = { ticket, runId, accountId, person, account };
    const done = await applyHeld(ports, plan, account, about, afresh, held.value);
    await held.value.release();
    return done;
  });
}

function applyHeld(
  ports: Ports,
  plan: Plan,
  account: DirectoryAccount,
  about: About,
  afresh: Afresh,
  held: Hold,
): ResultAsync<AppliedPerson, RunFailure> {
  const { accountId = "", login } = plan.subject;
  return safeTry<AppliedPerson, RunFailure>(async function* () {
    const { entries, away } = yield* recall(ports, [{ accountId }, { person: about.person ?? "" }]);
    if (away !== undefined) return err(toRunFailure(away));
    const approved = new Set(plan.steps.map((step) => digestOf(accountId, step)));
    const steps = afresh(account, entries).filter((step) => approved.has(digestOf(accountId, step)));
    const failed: { stepId: string; seen: string }[] = [];
    let done = 0;
    let left = steps.filter(isForDirectory);
    while (left.length > 0) {
      const [front, ...behind] = left;
      if (front === undefined) break;
      const lost = await held.lost();
      if (lost !== undefined) return err(lost);
      const together = batchAt(front, behind, () => true);
      const { results, halted } = await write(ports, plan, together, about, held);
      for (const [stepId, { state, seen }] of results) {
        if (state === "done") done += 1;
        else failed.push({ stepId, seen });
      }
      if (halted !== undefined) return err(halted);
      left = left.slice(together.length);
    }
    return ok({ accountId, login, done, failed, left: plan.steps.length - done - failed.length });
  });
}

/** The steps a reconciliation finds for one account by itself: compared again in the moment of doing. */
export function comparedAfresh(table: ReferenceTable, org: string, now: Ports["clock"]["now"]): Afresh {
  return (account, entries) => {
    const member = memberOfAccount(account, table, rememberedBy(entries, org)(account));
    return compareWorkforce(table, [member], now()).differences.flatMap((difference) => {
      const correction = correctionOf(table, member, difference);
      return correction.kind === "step" ? [correction.step] : [];
    });
  };
}
