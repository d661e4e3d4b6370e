import type { Action, Plan, Step } from "@tenure/lifecycle-rules";
import type { Result } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { Mail } from "../ports/mailer.ts";
import { composeMail } from "./compose-mail.ts";
import { oneLine } from "./one-line.ts";
import { wordsFor } from "./words.ts";

/** The notifying action of a step. */
export type Notify = Extract<Action, { kind: "notify" }>;

/** Writes the mail a step asks for. The error is one sentence: the address is none. */
export function renderMail(plan: Plan, step: Step, action: Notify, { mail, table }: Company): Result<Mail, string> {
  const language = mail?.language ?? "en";
  const words = wordsFor(language, action.event, action.audience, {
    name: oneLine(plan.subject.name),
    key: plan.ticket.key,
    company: mail?.company ?? table.name,
    kind: plan.kind,
  });
  return composeMail({
    id: `${plan.ticket.id}:${step.id}:${action.to.toLowerCase()}`,
    to: action.to,
    words,
    facts: action.facts,
    language,
    domain: mail?.domain ?? plan.table.org,
  });
}
