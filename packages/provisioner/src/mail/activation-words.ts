import type { MailWords } from "./words.ts";

/** What a manager is told when somebody gets a new link, and a mailbox when links do not help. */
export function activationWords(
  language: "en" | "de",
  what: "renew" | "escalate",
  name: string,
  company: string,
): MailWords {
  if (language === "de") {
    return {
      subject: what === "renew" ? `Neuer Aktivierungslink: ${name}` : `Konto nie eingerichtet: ${name}`,
      greeting: "Guten Tag",
      lead:
        what === "renew"
          ? `${name} hat das Konto noch nicht eingerichtet und bekommt einen neuen Link von Okta. Bitte sprechen Sie die Person darauf an.`
          : `${name} hat das Konto trotz mehrerer Links nicht eingerichtet. Bitte klären, ob die Adresse stimmt und die Person kommt.`,
      closing: `Gesendet von ${company}. Wir verschicken niemals Passwörter oder Codes per E-Mail.`,
    };
  }
  return {
    subject: what === "renew" ? `New activation link: ${name}` : `Account never set up: ${name}`,
    greeting: "Hello,",
    lead:
      what === "renew"
        ? `${name} has not set up their account yet and gets a new link from Okta. Please ask them about it.`
        : `${name} has not set up their account although several links were sent. Please find out whether the address is right and whether they come.`,
    closing: `Sent by ${company}. We never send passwords or codes by mail.`,
  };
}
