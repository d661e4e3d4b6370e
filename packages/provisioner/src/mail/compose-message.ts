import { type Plan, type Step, sha256 } from "@tenure/lifecycle-rules";
import type { Company } from "../company/company.ts";
import type { Message } from "../ports/messenger.ts";
import { factLabel } from "./fact-label.ts";
import { noLink } from "./no-link.ts";
import { oneLine } from "./one-line.ts";
import type { Notify } from "./render-mail.ts";
import { wordsFor } from "./words.ts";

/** Writes the chat message a step asks for. What looks like a mention or a link is shown as what it is. */
export function composeMessage(plan: Plan, step: Step, action: Notify, { mail, table }: Company): Message {
  const language = mail?.language ?? "en";
  const { subject, lead } = wordsFor(language, action.event, action.audience, {
    name: oneLine(plan.subject.name),
    key: plan.ticket.key,
    company: mail?.company ?? table.name,
    kind: plan.kind,
  });
  const facts = action.facts.map(({ label, value }) => `${oneLine(factLabel(language, label))}: ${oneLine(value)}`);
  return {
    messageId: sha256(`${plan.ticket.id}:${step.id}`).slice(0, 32),
    channel: action.audience.slice("channel:".length),
    text: plainForChat([`${subject} (${plan.ticket.key})`, lead, ...facts].join("\n")),
  };
}

const CALLS_ALL = /@(?=(?:channel|here|all|everyone)\b)/gi;

/**
 * Escapes what Slack-shaped receivers read as control characters: `<!channel>` and `<https://…|text>` become words. Other
 * receivers of that shape read `@here` and make links of addresses: neither is left.
 */
export function plainForChat(text: string): string {
  return noLink(text)
    .replaceAll(CALLS_ALL, "@ ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
