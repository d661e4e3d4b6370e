import { connect } from "node:net";
import type { MailSettings } from "../config/settings.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, warning } = diagnosing("mail");

const PATIENCE = 5_000;

/** Whether somebody answers where the mail server should be. Logs in nowhere and sends nothing. */
export async function examineMail(mail: MailSettings | undefined): Promise<readonly Diagnosis[]> {
  if (mail === undefined) return [warning("No mail leaves: there is no mail server.", "Set SMTP_URL and SMTP_FROM.")];
  const { hostname, port, protocol } = new URL(mail.smtpUrl);
  const at = Number(port) || (protocol === "smtps:" ? 465 : 587);
  const answers = await isAnswering(hostname, at);
  return answers
    ? [good(`A mail server answers at ${hostname}:${at}.`)]
    : [
        bad(
          `Nobody answers at ${hostname}:${at}.`,
          "Check SMTP_URL, and whether this machine may reach the mail server.",
        ),
      ];
}

function isAnswering(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const end = (answer: boolean) => {
      socket.destroy();
      settle(answer);
    };
    const socket = connect({ host, port, timeout: PATIENCE })
      .once("connect", () => end(true))
      .once("timeout", () => end(false))
      .once("error", () => end(false));
  });
}
