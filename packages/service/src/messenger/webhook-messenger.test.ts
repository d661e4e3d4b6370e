import { describe, expect, it } from "vitest";
import { webhookMessenger } from "./webhook-messenger.ts";

const channels = { "it-ops": "https://hooks.chat.example/services/T0/B0/secret?x=1" };
const message = { messageId: "1", channel: "it-ops", text: "Ana &lt;3 is ready." };

function aChat(answer: () => Response) {
  const got: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    got.push(new Request(input, init));
    return answer();
  };
  return { got, chat: webhookMessenger(channels, { fetch, wait: async () => {} }) };
}

describe("webhookMessenger", () => {
  it("posts the text to the channel's own address", async () => {
    const { chat, got } = aChat(() => new Response("ok"));

    expect((await chat.post(message)).isOk()).toBe(true);

    expect(got.map(({ url }) => url)).toEqual([channels["it-ops"]]);
    expect(await got[0]?.json()).toEqual({ text: "Ana &lt;3 is ready." });
  });

  it.each([
    [404, false],
    [503, true],
  ])("tells by the status %i whether it may work later, and never where it posted", async (status, retryable) => {
    const { chat } = aChat(() => new Response("no_service", { status }));

    const failure = (await chat.post(message))._unsafeUnwrapErr();

    expect(failure).toMatchObject({ kind: "message-failure", retryable });
    expect(JSON.stringify(failure)).not.toContain("secret");
  });

  it("knows the channels of the configuration and no other", async () => {
    const { chat, got } = aChat(() => new Response("ok"));

    const failure = (await chat.post({ ...message, channel: "constructor" }))._unsafeUnwrapErr();

    expect(failure.sentence).toBe('There is no chat channel "constructor" in the configuration.');
    expect(got).toEqual([]);
  });
});
