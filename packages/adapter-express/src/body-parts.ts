import type { IncomingMessage } from "node:http";

/**
 * A body in parts, as they come. Node's own iterator over a stream costs a fifth of what a whole webhook does; this one
 * hands on what has come and sleeps until more has. Letting go of it early leaves the connection, because the refusal
 * still has to go out on it.
 */
export function bodyParts(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => partsOf(request) };
}

function partsOf(request: IncomingMessage): AsyncIterator<Uint8Array> {
  const come: Uint8Array[] = [];
  let state: "open" | "ended" | "broken" = "open";
  let wake: (() => void) | undefined;
  const turn = (next: typeof state) => {
    if (state === "open") state = next;
    wake?.();
  };
  const onData = (part: Uint8Array) => {
    come.push(part);
    // Whoever reads slowly is sent no more than they have read.
    request.pause();
    wake?.();
  };
  const onEnd = () => turn("ended");
  const onBroken = () => turn("broken");
  request.on("data", onData).once("end", onEnd).once("error", onBroken).once("close", onBroken);
  const letGo = () => {
    request.off("data", onData).off("end", onEnd).off("error", onBroken).off("close", onBroken);
    // An error nobody listens to would end the process.
    request.once("error", () => {});
  };
  const done = { done: true, value: undefined } as const;
  return {
    async next() {
      while (come.length === 0 && state === "open") {
        request.resume();
        await new Promise<void>((settle) => {
          wake = settle;
        });
        wake = undefined;
      }
      const value = come.shift();
      if (value !== undefined) return { done: false, value };
      letGo();
      if (state === "broken") throw new Error("The body broke off.");
      return done;
    },
    async return() {
      request.pause();
      letGo();
      return done;
    },
  };
}
