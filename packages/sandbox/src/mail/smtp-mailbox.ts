import type { AddressInfo } from "node:net";
import { type AddressObject, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail as it arrived. Addresses are the envelope's: who it really went to. */
export interface ReceivedMail {
  /** ISO 8601 UTC, by the sandbox's clock. */
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  /** The address lines the reader sees. */
  readonly shown: { readonly from: string; readonly to: string; readonly cc: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly size: number }[];
}

/** What the mail server does to a recipient or a message instead of taking it. */
export interface MailFault {
  /** A whole address, or `@domain`; every recipient when left out. */
  readonly recipient?: string;
  /** 4xx asks the sender to come back, 5xx refuses for good. */
  readonly code: number;
  readonly message: string;
  /** `true` answers so only after the message was taken: the sender cannot know. */
  readonly afterAccepting?: boolean;
  /** How many times; for ever when left out. */
  readonly times?: number;
}

/** An SMTP server on the loopback address that keeps what it gets. */
export interface SmtpMailbox {
  /** `smtp://127.0.0.1:PORT` */
  readonly url: string;
  received(): readonly ReceivedMail[];
  /** Forgets all mails. */
  empty(): void;
  /** Refuses from now on; gives back the way to end it. */
  refuse(fault: MailFault): () => void;
  /** Answers each message only after this many milliseconds of the machine's time. */
  delayBy(ms: number): void;
  close(): Promise<void>;
}

/** Starts the mail server; port 0 takes a free one. No TLS and no login: it never leaves the machine. */
export async function startMailbox(options: {
  readonly port?: number;
  readonly now: () => string;
}): Promise<SmtpMailbox> {
  const mails: ReceivedMail[] = [];
  const faults = new Set<{ readonly fault: MailFault; left: number }>();
  let delay = 0;

  const faultFor = (recipients: readonly string[], afterAccepting: boolean): MailFault | undefined => {
    for (const entry of faults) {
      const { fault } = entry;
      if ((fault.afterAccepting ?? false) !== afterAccepting || !recipients.some((to) => concerns(fault, to))) continue;
      entry.left -= 1;
      if (entry.left <= 0) faults.delete(entry);
      return fault;
    }
    return undefined;
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo(address, _session, done) {
      const fault = faultFor([address.address], false);
      done(fault && refusal(fault));
    },
    onData(stream, session, done) {
      const envelope = {
        from: session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((recipient) => recipient.address),
      };
      void simpleParser(stream).then(async (parsed) => {
        if (delay > 0) await new Promise((later) => setTimeout(later, delay));
        mails.push({
          at: options.now(),
          ...envelope,
          shown: { from: parsed.from?.text ?? "", to: addressText(parsed.to), cc: addressText(parsed.cc) },
          subject: parsed.subject ?? "",
          text: parsed.text ?? "",
          ...(typeof parsed.html === "string" ? { html: parsed.html } : {}),
          messageId: parsed.messageId ?? "",
          headers: Object.fromEntries(
            parsed.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()]),
          ),
          attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
            filename: filename ?? "",
            contentType,
            size,
          })),
        });
        const fault = faultFor(envelope.to, true);
        done(fault && refusal(fault));
      }, done);
    },
  });
  // A sender that hangs up early is its own business.
  server.on("error", () => undefined);
  await new Promise<void>((listening, failed) => {
    server.server.once("error", failed);
    server.listen(options.port ?? 0, "127.0.0.1", () => listening());
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    received: () => mails,
    empty: () => {
      mails.length = 0;
    },
    refuse(fault) {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.add(entry);
      return () => faults.delete(entry);
    },
    delayBy: (ms) => {
      delay = ms;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function concerns(fault: MailFault, recipient: string): boolean {
  const pattern = fault.recipient?.toLowerCase();
  return (
    pattern === undefined ||
    (pattern.startsWith("@") ? recipient.toLowerCase().endsWith(pattern) : recipient.toLowerCase() === pattern)
  );
}

function refusal(fault: MailFault): Error {
  return Object.assign(new Error(fault.message), { responseCode: fault.code });
}

function addressText(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []]
    .flat()
    .map(({ text }) => text)
    .join(", ");
}
