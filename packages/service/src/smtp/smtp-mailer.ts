import type { Mailer, MailFailure } from "@tenure/provisioner";
import { errAsync, ResultAsync } from "neverthrow";
import type { SendMailOptions } from "nodemailer";
import type { MailSettings } from "../config/settings.ts";

/** A mailer whose connections can be let go. */
export interface SmtpMailer extends Mailer {
  close(): void;
}

/**
 * Hands mails to an SMTP server. A mail keeps its Message-ID over every attempt. Where we show a password, the
 * connection is encrypted, or the mail does not leave; loopback excepted.
 */
export function smtpMailer({ from, smtpUrl }: MailSettings): SmtpMailer {
  const { hostname, password } = new URL(smtpUrl);
  let opened: ReturnType<typeof open> | undefined;
  const open = async () => {
    // Loaded with the first mail: most of a function's starts send none.
    const { createTransport } = await import("nodemailer");
    return createTransport({
      url: smtpUrl,
      requireTLS: password !== "" && !LOOPBACK.has(hostname),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  const send = ResultAsync.fromThrowable(async (message: SendMailOptions): Promise<void> => {
    opened ??= open();
    await (await opened).sendMail(message);
  }, toMailFailure);
  return {
    send: ({ html, language, messageId, subject, text, to }) =>
      send({
        from,
        // One address, taken as it is: no list, no name.
        to: { name: "", address: to },
        subject,
        text,
        html,
        messageId: `<${messageId}>`,
        headers: { "Content-Language": language, "Auto-Submitted": "auto-generated" },
      }),
    close: () => void opened?.then((transport) => transport.close()),
  };
}

/** For settings without a mail server: says so, each time. */
export function noMailer(): SmtpMailer {
  const sentence = "No mail server is configured, so this mail was not sent: set SMTP_URL and SMTP_FROM.";
  return { send: () => errAsync({ kind: "mail-failure", retryable: false, sentence }), close: () => {} };
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** By code and reply only: what the server says may quote the address. */
function toMailFailure(cause: unknown): MailFailure {
  const { code, responseCode } = (cause ?? {}) as { readonly code?: unknown; readonly responseCode?: unknown };
  const reply = typeof responseCode === "number" ? ` (${responseCode})` : "";
  const failure = (retryable: boolean, sentence: string): MailFailure => ({
    kind: "mail-failure",
    retryable,
    sentence,
  });
  if (code === "EAUTH") return failure(false, `The mail server refuses our credentials${reply}.`);
  if (code === "EENVELOPE") {
    const later = typeof responseCode === "number" && responseCode < 500;
    return failure(later, `The mail server does not take this sender or recipient${later ? " now" : ""}${reply}.`);
  }
  if (typeof responseCode === "number") {
    return failure(responseCode < 500, `The mail server did not take the mail${reply}.`);
  }
  if (code === "ETLS")
    return failure(false, "The mail server offers no encryption, and we do not show a password without.");
  return failure(true, "The mail server could not be reached, or the connection broke.");
}
