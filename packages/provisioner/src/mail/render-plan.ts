import type { Plan } from "@tenure/lifecycle-rules";
import type { Company } from "../company/company.ts";
import type { Mail } from "../ports/mailer.ts";
import type { Message } from "../ports/messenger.ts";
import { composeMessage } from "./compose-message.ts";
import { renderMail } from "./render-mail.ts";

/** Every mail and message a plan would send, as it would be sent; nothing is. What has no valid address is left out. */
export function renderPlan(
  plan: Plan,
  company: Company,
): { readonly mails: readonly Mail[]; readonly messages: readonly Message[] } {
  const told = plan.steps.flatMap((step) => (step.action.kind === "notify" ? [{ step, action: step.action }] : []));
  const [chats, mails] = [true, false].map((isChat) =>
    told.filter(({ action }) => action.audience.startsWith("channel:") === isChat),
  );
  return {
    mails: (mails ?? []).flatMap(({ step, action }) =>
      renderMail(plan, step, action, company).match(
        (mail) => [mail],
        () => [],
      ),
    ),
    messages: (chats ?? []).map(({ step, action }) => composeMessage(plan, step, action, company)),
  };
}
