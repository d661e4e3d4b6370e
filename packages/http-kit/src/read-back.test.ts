import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import type { HttpError } from "./http-error.ts";
import { readBackWrite } from "./read-back.ts";

const lost: HttpError = { kind: "timed-out", endpoint: "POST /x", mayHaveHappened: true };
const refused: HttpError = { kind: "rejected", endpoint: "POST /x", status: 400, body: undefined, headers: {} };
const from = <T>(...results: readonly ResultAsync<T, HttpError>[]) => {
  const queue = [...results];
  let calls = 0;
  const next = () => {
    calls += 1;
    return queue.shift() ?? errAsync<T, HttpError>(refused);
  };
  return { next, count: () => calls };
};

describe("readBackWrite", () => {
  it("does not look when the write answered", async () => {
    const look = from<string | undefined>();
    const outcome = await readBackWrite({ write: () => okAsync<string, HttpError>("made"), look: look.next });
    expect(outcome._unsafeUnwrap()).toBe("made");
    expect(look.count()).toBe(0);
  });

  it("takes what it finds for the answer that was lost", async () => {
    const write = from<string>(errAsync(lost));
    const look = from<string | undefined>(okAsync("made"));
    expect((await readBackWrite({ write: write.next, look: look.next }))._unsafeUnwrap()).toBe("made");
    expect(write.count()).toBe(1);
  });

  it("writes again only what is certainly not there", async () => {
    const write = from<string>(errAsync(lost), okAsync("made"));
    const look = from<string | undefined>(okAsync(undefined));
    expect((await readBackWrite({ write: write.next, look: look.next }))._unsafeUnwrap()).toBe("made");
    expect(write.count()).toBe(2);
  });

  it("reports the loss when it cannot look, and when it is lost every time", async () => {
    const once = from<string>(errAsync(lost));
    const blind = from<string | undefined>(errAsync(refused));
    expect((await readBackWrite({ write: once.next, look: blind.next }))._unsafeUnwrapErr()).toBe(lost);
    expect(once.count()).toBe(1);
    const always = from<string>(errAsync(lost), errAsync(lost), errAsync(lost));
    const nothing = from<string | undefined>(okAsync(undefined), okAsync(undefined), okAsync(undefined));
    expect((await readBackWrite({ write: always.next, look: nothing.next }))._unsafeUnwrapErr()).toBe(lost);
    expect(always.count()).toBe(2);
  });

  it("leaves an error alone after which nothing can have happened", async () => {
    const look = from<string | undefined>();
    const outcome = await readBackWrite({ write: () => errAsync<string, HttpError>(refused), look: look.next });
    expect(outcome._unsafeUnwrapErr()).toBe(refused);
    expect(look.count()).toBe(0);
  });
});
