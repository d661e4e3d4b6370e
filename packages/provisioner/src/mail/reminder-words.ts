import type { Reminder } from "../sweep/contract-reminders.ts";
import type { MailWords } from "./words.ts";

/** What a reminder of a contract's end says. */
export function reminderWords(language: "en" | "de", { name, end, isOver }: Reminder, company: string): MailWords {
  if (language === "de") {
    return {
      subject: isOver ? `Vertrag abgelaufen: ${name}` : `Vertrag endet am ${end}: ${name}`,
      greeting: "Guten Tag",
      lead: isOver
        ? `Der Vertrag von ${name} endete am ${end}, das Konto besteht noch. Bitte einen Austritt oder eine Verlängerung beantragen.`
        : `Der Vertrag von ${name} endet am ${end}. Bitte rechtzeitig einen Austritt oder eine Verlängerung beantragen.`,
      closing: `Gesendet von ${company}. Wir verschicken niemals Passwörter oder Codes per E-Mail.`,
    };
  }
  return {
    subject: isOver ? `Contract has ended: ${name}` : `Contract ends on ${end}: ${name}`,
    greeting: "Hello,",
    lead: isOver
      ? `The contract of ${name} ended on ${end} and the account still lives. Please file a termination or an extension.`
      : `The contract of ${name} ends on ${end}. Please file a termination or an extension in time.`,
    closing: `Sent by ${company}. We never send passwords or codes by mail.`,
  };
}
