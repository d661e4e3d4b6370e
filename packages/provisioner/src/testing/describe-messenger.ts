import { describe, expect, it } from "vitest";
import type { Message, Messenger } from "../ports/messenger.ts";

/** A messenger to be tested, with one channel it knows, and what arrived there. */
export interface MessengerUnderTest {
  readonly messenger: Messenger;
  readonly channel: string;
  /** Texts as the receiver got them, in order. */
  received(): Promise<readonly string[]>;
  /** A messenger that knows the same channel and whose receiver cannot be reached. */
  readonly away: Messenger;
}

/** A message as a run writes it. */
export function aMessage(overrides: Partial<Message> = {}): Message {
  return {
    messageId: "0123456789abcdef",
    channel: "it-ops",
    text: "Access changed: Zoë &amp; co (ON-1)",
    ...overrides,
  };
}

/** The behaviour every {@link Messenger} owes its callers. Run it in the adapter's own test file. */
export function describeMessenger(name: string, setUp: () => Promise<MessengerUnderTest>): void {
  describe(`${name} as a Messenger`, () => {
    it("hands a text over as it is: it was escaped before", async () => {
      const { channel, messenger, received } = await setUp();
      const text = 'Access changed: Zoë &amp; co\n"quoted" &lt;!channel&gt; \\';

      expect((await messenger.post(aMessage({ channel, text }))).isOk()).toBe(true);

      expect(await received()).toEqual([text]);
    });

    it("sends nothing to a channel nobody configured, and says that it never will", async () => {
      const { messenger, received } = await setUp();

      const failure = (await messenger.post(aMessage({ channel: "https://evil.example/hook" })))._unsafeUnwrapErr();

      expect(failure).toMatchObject({ kind: "message-failure", retryable: false });
      expect(await received()).toEqual([]);
    });

    it("says in one sentence that the receiver is away, and that it may work later", async () => {
      const { away, channel } = await setUp();

      const failure = (await away.post(aMessage({ channel })))._unsafeUnwrapErr();

      expect(failure).toMatchObject({ kind: "message-failure", retryable: true });
      expect(failure.sentence).not.toContain("http");
    });
  });
}
