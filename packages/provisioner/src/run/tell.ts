import type { Plan, Step } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import { type About, draftOf, enterOrSpool } from "../evidence/scribe.ts";
import { noteOf } from "../evidence/step-note.ts";
import { composeMessage } from "../mail/compose-message.ts";
import { renderMail } from "../mail/render-mail.ts";
import type { Outcome } from "./outcome.ts";
import { toRunFailure } from "./run-failure.ts";
import type { Tools } from "./tools.ts";

/**
 * Does what a plan tells people: opens a task, hands over a mail. A mail server or desk that does not answer stops
 * nothing else; the step is tried again with the next run.
 */
export async function tell(tools: Tools, plan: Plan, step: Step, about: About): Promise<Outcome> {
  const { ports } = tools;
  const said = await say(tools, plan, step);
  const at = ports.clock.now();
  const [done, seen] = said.isOk() ? [true, said.value] : [false, said.error];
  const entered = await enterOrSpool(ports, [draftOf(about, noteOf(plan, { step, done, seen }, at), at)]);
  const failure = entered.isErr() ? entered.error : entered.value;
  return {
    results: new Map([[step.id, { state: done ? "done" : "failed", at, seen }]]),
    ...(failure === undefined ? {} : { halted: toRunFailure(failure) }),
  };
}

function say({ ports, company, ticket, addresses }: Tools, plan: Plan, step: Step): ResultAsync<string, string> {
  const { action } = step;
  if (action.kind === "open-task") {
    return ports.desk
      .openTask(ticket, { stepId: step.id, summary: action.summary, details: action.details })
      .map(({ key }) => `Task ${key} is open.`)
      .mapErr(({ sentence }) => sentence);
  }
  if (action.kind !== "notify") return okAsync("Nothing to tell.");
  if (plan.kind === "leaver" && (action.audience === "person" || addresses.includes(action.to.toLowerCase()))) {
    return okAsync("Not sent: it would have reached the person who leaves.");
  }
  if (action.audience.startsWith("channel:")) {
    return ports.messenger
      .post(composeMessage(plan, step, action, company))
      .map(() => "The chat took it.")
      .mapErr(({ sentence }) => sentence);
  }
  return renderMail(plan, step, action, company)
    .asyncAndThen((mail) => ports.mailer.send(mail).mapErr(({ sentence }) => sentence))
    .map(() => "The mail server took it.");
}
