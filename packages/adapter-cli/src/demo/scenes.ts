import type { Plan, Tenure } from "@tenure/service";
import { err, ok, type Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { previewAnswer } from "../outcome/preview-answer.ts";
import { shownAnswer } from "./answers.ts";
import type { Aftermath, Run, Scene } from "./chapter.ts";
import type { Deed } from "./deed.ts";
import { livesOn } from "./lives-on.ts";
import { lookAtLedger } from "./look-at-ledger.ts";
import { lookAtOkta } from "./look-at-okta.ts";
import { lookAtTicket } from "./look-at-ticket.ts";
import { type Filing, hire, move, noemi, termination } from "./story.ts";
import type { DemoWorld } from "./world.ts";

/** Scenes as they happen, and in the end whether all of the story could be told. */
export type Scenes = AsyncGenerator<Scene, Result<void, Complaint>>;

/** The whole story: a hire, a move and a termination of one person. */
export async function* scenes(world: DemoWorld): Scenes {
  const chapters: readonly (readonly [Filing, readonly Deed[]])[] = [
    [hire, []],
    [move, livesOn.asAScientist],
    [termination, livesOn.asAnEngineer],
  ];
  for (const [place, [filing, before]] of chapters.entries()) {
    const told = yield* chapter(world, place + 1, filing, before);
    if (told.isErr()) return err(told.error);
  }
  return ok();
}

/** One ticket: filed, planned, carried out until nothing is due any more, and looked at. */
async function* chapter(world: DemoWorld, number: number, filing: Filing, before: readonly Deed[]): Scenes {
  for (const { at, deed } of before) {
    await world.clock.advanceTo(at);
    await deed(world);
  }
  await world.clock.advanceTo(filing.at);
  const mailsBefore = world.mails().length;
  const { delivery, ticket } = await world.file(filing);
  const { answers, at, opening, title } = filing;
  const meanwhile = before.map(({ words }) => words);
  const filed = { title, opening, at, meanwhile, ticket, answers: answers.map(shownAnswer), webhook: delivery };
  yield { kind: "opened", number, opening: filed };

  const plan = await planned(world.tenure, ticket.key);
  if (plan.isErr()) return err(plan.error);
  yield { kind: "planned", plan: plan.value };

  const finished = yield* carriedOut(world, ticket.id);
  if (finished.isErr()) return err(finished.error);

  const ledger = await lookAtLedger(world.tenure, ticket.id).mapErr(failureComplaint);
  if (ledger.isErr()) return err(ledger.error);
  const after: Aftermath = {
    okta: lookAtOkta(world.okta, noemi.login),
    ticket: await lookAtTicket(world.jira, ticket.key),
    mails: world.mails().slice(mailsBefore),
    ledger: ledger.value,
  };
  yield { kind: "ended", after };
  return ok();
}

/** The plan as it stands before anything is done. */
async function planned(tenure: Tenure, key: string): Promise<Result<Plan, Complaint>> {
  const preview = await tenure.preview(key).mapErr(failureComplaint);
  return preview.andThen((value) =>
    value.kind === "planned" ? ok(value.plan) : previewAnswer(value, key).andThen(() => err(unplanned(key))),
  );
}

/** Works the queue, moving the clock on to each instant at which something of this ticket is due. */
async function* carriedOut({ clock, tenure }: DemoWorld, ticketId: string): Scenes {
  for (let why = "woken by the webhook"; ; why = "its time has come") {
    const at = clock.iso();
    const worked = await tenure.work().mapErr(failureComplaint);
    if (worked.isErr()) return err(worked.error);
    const failed = worked.value.failures.find((one) => one.ticketId === ticketId);
    if (failed !== undefined) return err(failureComplaint(failed.failure));
    const progress = worked.value.progress.findLast(({ ticket }) => ticket.id === ticketId);
    if (progress === undefined) return err(unplanned(ticketId));
    const run: Run = { at, why, progress };
    yield { kind: "ran", run };
    if (progress.state !== "waiting" || progress.nextDue === undefined) return ok();
    await clock.advanceTo(progress.nextDue);
  }
}

function unplanned(ticket: string): Complaint {
  return { kind: "demo-stuck", exit: exitCode.bug, sentence: `The demo's ticket ${ticket} was not worked on.` };
}
