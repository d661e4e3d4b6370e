import { describe, expect, it } from "vitest";
import type { Mail, Mailer } from "../ports/mailer.ts";

/** A mailer to be tested, and what arrived at the other end. */
export interface MailerUnderTest {
  readonly mailer: Mailer;
  /** What a receiver sees, decoded: header values without folding, bodies as text. */
  received(): Promise<readonly ReceivedMail[]>;
  /** A mailer whose server cannot be reached. */
  readonly away: Mailer;
}

/** A mail at its receiver's. */
export interface ReceivedMail {
  /** Without angle brackets. */
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail as a run writes it. */
export function aMail(overrides: Partial<Mail> = {}): Mail {
  return {
    messageId: "0123456789abcdef@jupiter.okta.com",
    to: "max@jupiter.example",
    subject: "Account prepared: Zoë Müller",
    text: "Hello,\n\nthe account of Zoë is prepared.",
    html: "<!doctype html><html><body><p>the account of Zoë is prepared.</p></body></html>",
    language: "en",
    ...overrides,
  };
}

/** The behaviour every {@link Mailer} owes its callers. Run it in the adapter's own test file. */
export function describeMailer(name: string, setUp: () => Promise<MailerUnderTest>): void {
  describe(`${name} as a Mailer`, () => {
    it("hands a mail over with its id, both bodies and every letter", async () => {
      const { mailer, received } = await setUp();

      expect((await mailer.send(aMail())).isOk()).toBe(true);

      const [mail] = await received();
      expect(mail).toMatchObject({
        messageId: "0123456789abcdef@jupiter.okta.com",
        to: ["max@jupiter.example"],
        subject: "Account prepared: Zoë Müller",
      });
      expect(mail?.text).toContain("Hello,");
      expect(mail?.html).toContain("<p>the account of Zoë is prepared.</p>");
    });

    it("gives a repeated mail the same id, so that its receiver can drop it", async () => {
      const { mailer, received } = await setUp();

      await mailer.send(aMail());
      await mailer.send(aMail());

      expect(new Set((await received()).map(({ messageId }) => messageId)).size).toBe(1);
    });

    it("lets no text become a header or a second receiver", async () => {
      const { mailer, received } = await setUp();
      const subject = "Hello\r\nBcc: eve@evil.example\r\n\r\n<script>";

      await mailer.send(aMail({ subject }));
      await mailer.send(aMail({ to: "max@jupiter.example\r\nRCPT TO:<eve@evil.example>" }));
      await mailer.send(aMail({ to: "max@jupiter.example, eve@evil.example" }));

      const everybody = (await received()).flatMap(({ to }) => to);
      expect(everybody.filter((address) => address.includes("eve@evil.example"))).toEqual([]);
    });

    it("says in one sentence that the server is away, and that it may work later", async () => {
      const { away } = await setUp();

      const failure = (await away.send(aMail()))._unsafeUnwrapErr();

      expect(failure).toMatchObject({ kind: "mail-failure", retryable: true });
      expect(failure.sentence).not.toContain("max@jupiter.example");
    });
  });
}
