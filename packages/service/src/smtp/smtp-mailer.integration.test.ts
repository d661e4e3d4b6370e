import { aMail, describeMailer } from "@tenure/provisioner/testing";
import { startSandbox } from "@tenure/sandbox";
import { describe, expect, it, onTestFinished } from "vitest";
import { noMailer, smtpMailer } from "./smtp-mailer.ts";

const from = "Tenure <tenure@jupiter.example>";

async function aMailbox() {
  const { close, smtp } = await startSandbox();
  onTestFinished(() => close());
  const mailer = smtpMailer({ smtpUrl: smtp.url, from });
  onTestFinished(() => mailer.close());
  return { mailer, smtp };
}

describeMailer("smtpMailer", async () => {
  const { mailer, smtp } = await aMailbox();
  return {
    mailer,
    received: async () =>
      smtp.received().map(({ html, messageId, subject, text, to }) => ({
        messageId: messageId.replaceAll(/[<>]/g, ""),
        to,
        subject,
        text,
        html: html ?? "",
      })),
    away: smtpMailer({ smtpUrl: "smtp://127.0.0.1:9", from }),
  };
});

describe("smtpMailer", () => {
  it.each([
    [451, true],
    [550, false],
  ])(
    "tells by the reply %i whether it may work later, without showing whom it was for",
    async (responseCode, retryable) => {
      const { mailer, smtp } = await aMailbox();
      smtp.refuse({ code: responseCode, message: "max@jupiter.example is not for us" });

      const failure = (await mailer.send(aMail()))._unsafeUnwrapErr();

      expect(failure.retryable).toBe(retryable);
      expect(failure.sentence).toContain(`(${responseCode})`);
      expect(failure.sentence).not.toContain("jupiter.example");
    },
  );
});

describe("noMailer", () => {
  it("says what to set", async () => {
    expect((await noMailer().send(aMail()))._unsafeUnwrapErr().sentence).toContain("SMTP_URL");
  });
});
