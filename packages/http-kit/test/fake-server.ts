import { type Api, type ApiOptions, createApi } from "../src/index.ts";

/** An answer: a status with a body, a failure of the network, or one that never comes. */
export type FakeAnswer =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | Error
  | "silence"
  /** A head, and then nothing. */
  | "stalled body";

/** A remote API that answers from a list, one answer per request, the last one again and again. */
export interface FakeServer {
  readonly api: Api;
  readonly seen: { readonly request: Request; readonly text: string }[];
  readonly waits: number[];
}

/** Makes one. Waiting only counts; the clock stands still. */
export function fakeServer(answers: FakeAnswer | readonly FakeAnswer[], options: Partial<ApiOptions> = {}): FakeServer {
  const queue: FakeAnswer[] = [answers].flat(1) as FakeAnswer[];
  const seen: { request: Request; text: string }[] = [];
  const waits: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    seen.push({ request, text: await request.clone().text() });
    const answer = (queue.length > 1 ? queue.shift() : queue[0]) ?? {};
    if (answer instanceof Error) throw answer;
    if (answer === "silence") return Promise.withResolvers<Response>().promise;
    if (answer === "stalled body")
      return new Response(new ReadableStream({ pull: () => Promise.withResolvers<void>().promise }));
    const { status = 200, json, text, headers = {} } = answer;
    const body = text ?? (json === undefined ? null : JSON.stringify(json));
    return new Response(status === 204 ? null : body, { status, headers });
  };
  const api = createApi({
    baseUrl: "https://api.example",
    fetch,
    wait: async (ms) => {
      waits.push(ms);
    },
    now: () => Date.UTC(2026, 10, 24),
    random: () => 0.5,
    ...options,
  });
  return { api, seen, waits };
}
