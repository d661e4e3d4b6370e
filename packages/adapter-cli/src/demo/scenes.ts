import type { Plan, Tenure } from "@tenure/service";
import { err, ok, type Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { previewAnswer } from "../outcome/preview-answer.ts";
import { shownAnswer } from "./answers.ts";
import type { Aftermath, Happening, Run, Scene } from "./chapter.ts";
import type { Deed } from "./deed.ts";
import { livesOn } from "./lives-on.ts";
import { lookAtLedger } from "./look-at-ledger.ts";
import { lookAtOkta } from "./look-at-okta.ts";
import { lookAtTicket } from "./look-at-ticket.ts";
import { type Filing, hire, move, noemi, termination } from "./story.ts";
import type { DemoWorld } from "./world.ts";

/** Scenes as they happen, and in the end whether all of the story could be told. */
export type Scenes = AsyncGenerator<Scene, Result<void, Complaint>>;

const RULES_LOOK_AFTER = 5_000;

/** The whole story: a hire, a move and a termination of one person. */
export async function* scenes(world: DemoWorld): Scenes {
  const chapters: readonly Outline[] = [
    { before: [], filing: hire, after: livesOn.onHerFirstDay },
    { before: livesOn.asAScientist, filing: move, after: [] },
    { before: livesOn.asAnEngineer, filing: termination, after: [] },
  ];
  for (const [place, outline] of chapters.entries()) {
    const told = yield* chapter(world, place + 1, outline);
    if (told.isErr()) return err(told.error);
  }
  return ok();
}

interface Outline {
  readonly before: readonly Deed[];
  readonly filing: Filing;
  readonly after: readonly Deed[];
}

/** One ticket: filed, planned, carried out until nothing is due any more, and looked at. */
async function* chapter(world: DemoWorld, number: number, { before, filing, after }: Outline): Scenes {
  for (const one of before) await done(world, one);
  await world.clock.advanceTo(filing.at);
  const accountBefore = lookAtOkta(world.okta, noemi.login);
  const mailsBefore = world.mails().length;
  const { delivery, ticket } = await world.file(filing);
  const { answers, at, opening, title } = filing;
  const meanwhile = before.map(happening);
  const filed = {
    title,
    opening,
    at,
    meanwhile,
    ticket,
    answers: answers.map(shownAnswer),
    webhook: delivery,
    before: accountBefore,
  };
  yield { kind: "opened", number, opening: filed };

  const plan = await planned(world.tenure, ticket.key);
  if (plan.isErr()) return err(plan.error);
  yield { kind: "planned", plan: plan.value };

  const finished = yield* carriedOut(world, plan.value);
  if (finished.isErr()) return err(finished.error);

  for (const one of after) {
    await done(world, one);
    yield { kind: "happened", deed: happening(one) };
  }

  // Group rules look a moment after a profile changed.
  await world.clock.advance(RULES_LOOK_AFTER);
  const account = lookAtOkta(world.okta, noemi.login);
  if (account === null) return err(unplanned(ticket.key));
  const ledger = await lookAtLedger(world.tenure, ticket.id).mapErr((failure) => failureComplaint(failure));
  if (ledger.isErr()) return err(ledger.error);
  const found: Aftermath = {
    okta: account,
    ticket: await lookAtTicket(world.jira, ticket.key),
    mails: world.mails().slice(mailsBefore),
    ledger: ledger.value,
  };
  yield { kind: "ended", after: found };
  return ok();
}

/** The plan as it stands before anything is done. */
async function planned(tenure: Tenure, key: string): Promise<Result<Plan, Complaint>> {
  const preview = await tenure.preview(key).mapErr((failure) => failureComplaint(failure));
  return preview.andThen((value) =>
    value.kind === "planned" ? ok(value.plan) : previewAnswer(value, key).andThen(() => err(unplanned(key))),
  );
}

/** Works the queue, moving the clock on to each instant at which something of this ticket is due. */
async function* carriedOut({ clock, tenure, watching }: DemoWorld, plan: Plan): Scenes {
  const ticketId = plan.ticket.id;
  for (let why = "woken by the webhook"; ; why = "its time has come") {
    const at = clock.iso();
    const worked = await watching(tenure, plan, () => tenure.work().mapErr((failure) => failureComplaint(failure)));
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

async function done(world: DemoWorld, { at, deed }: Deed): Promise<void> {
  await world.clock.advanceTo(at);
  await deed(world);
}

function happening({ at, words }: Deed): Happening {
  return { at, words };
}
