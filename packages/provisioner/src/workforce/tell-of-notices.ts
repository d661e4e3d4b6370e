import { type Detail, differenceKey } from "@tenure/lifecycle-rules";
import { okAsync, ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import { composeMail } from "../mail/compose-mail.ts";
import type { MailWords } from "../mail/words.ts";
import type { Ports } from "../ports/ports.ts";
import { noticedIn } from "./decide-workforce.ts";
import type { Looked } from "./look.ts";

/** Facts a mail lists; the rest is in the report. */
const MOST_FACTS = 40;

/**
 * Tells the company's mailboxes of differences whose notice begins now. Answers whether it begins: a mail nobody took
 * is no notice, and is sent again by the next comparison. Without a mailbox the report itself is the notice.
 */
export function tellOfNotices(
  { mailer }: Pick<Ports, "mailer">,
  { mail, reconcile: { tell = [] } = {}, table }: Company,
  { decided, entries }: Pick<Looked, "decided" | "entries">,
): ResultAsync<boolean, never> {
  const known = noticedIn(entries);
  const fresh = decided.filter(({ kind, difference }) => kind === "notify" && !known.has(differenceKey(difference)));
  if (tell.length === 0 || fresh.length === 0) return okAsync(true);
  const facts = fresh.slice(0, MOST_FACTS).map(({ difference: { login, kind, name } }): Detail => {
    return { label: login, value: `${name} (${kind})` };
  });
  const company = mail?.company ?? table.name;
  const language = mail?.language ?? "en";
  const key = fresh.map(({ difference }) => differenceKey(difference)).join("\n");
  return ResultAsync.fromSafePromise(
    (async () => {
      let sent = true;
      for (const to of tell) {
        const parts = {
          id: `drift:${key}:${to}`,
          to,
          words: wordsOf(language, fresh.length, company),
          facts,
          language,
        };
        const composed = composeMail({ ...parts, domain: mail?.domain ?? table.org });
        if (composed.isErr() || (await mailer.send(composed.value)).isErr()) sent = false;
      }
      return sent;
    })(),
  );
}

function wordsOf(language: "en" | "de", count: number, company: string): MailWords {
  if (language === "de") {
    return {
      subject: count === 1 ? "Ein Zugriff wird korrigiert" : `${count} Zugriffe werden korrigiert`,
      greeting: "Guten Tag",
      lead: "Was hier steht, entspricht nicht der Referenztabelle und wird nach Ablauf der Frist korrigiert. Wer es braucht, beantragt es bitte vorher.",
      closing: `Gesendet von ${company}. Wir verschicken niemals Passwörter oder Codes per E-Mail.`,
    };
  }
  return {
    subject: count === 1 ? "An access is about to be corrected" : `${count} accesses are about to be corrected`,
    greeting: "Hello,",
    lead: "What is listed here is not as the reference table says, and is corrected when its notice is over. Whoever needs it, please ask for it before.",
    closing: `Sent by ${company}. We never send passwords or codes by mail.`,
  };
}
