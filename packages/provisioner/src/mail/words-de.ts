import type { Wording } from "./words.ts";

/** Mails in German. */
export const GERMAN: Wording = {
  hello: ({ name }) => `Guten Tag ${name}`,
  helloOthers: "Guten Tag",
  closing: ({ key, company }) =>
    `Gesendet zum Ticket ${key}. ${company} verschickt niemals Passwörter oder Codes per E-Mail.`,
  events: {
    "account-prepared": {
      subject: ({ name }) => `Konto vorbereitet: ${name}`,
      person: ({ company }) => `Ihr Konto bei ${company} ist vorbereitet. Es wird an Ihrem ersten Tag aktiv.`,
      others: ({ name }) => `Das Konto von ${name} ist vorbereitet. Es wird am ersten Tag aktiv.`,
    },
    "account-active": {
      subject: ({ name }) => `Konto aktiv: ${name}`,
      person: ({ company }) =>
        `Ihr Konto bei ${company} ist aktiv. Zum Einrichten erhalten Sie eine eigene Nachricht unseres Anmeldedienstes.`,
      others: ({ name }) => `Das Konto von ${name} ist aktiv.`,
    },
    "access-changed": {
      subject: ({ name }) => `Zugriffe geändert: ${name}`,
      person: () => "Ihre Zugriffe haben sich geändert.",
      others: ({ name }) => `Die Zugriffe von ${name} haben sich geändert.`,
    },
    "access-ended": {
      subject: ({ name }) => `Zugriff beendet: ${name}`,
      person: () => "Ihr Zugriff ist beendet.",
      others: ({ name, kind }) =>
        kind === "access" ? `Der zusätzliche Zugriff von ${name} ist beendet.` : `Der Zugriff von ${name} ist beendet.`,
    },
    "task-opened": {
      subject: ({ name }) => `Eine Aufgabe wartet: ${name}`,
      person: () => "Für Sie wurde eine Aufgabe eröffnet.",
      others: ({ name }) => `Für ${name} wurde eine Aufgabe eröffnet.`,
    },
    "request-cancelled": {
      subject: ({ name }) => `Antrag zurückgezogen: ${name}`,
      person: () =>
        "Der Antrag, über den Sie informiert wurden, ist zurückgezogen; was er bewirkt hat, ist rückgängig gemacht.",
      others: ({ name }) => `Der Antrag zu ${name} ist zurückgezogen; was er bewirkt hat, ist rückgängig gemacht.`,
    },
  },
};
