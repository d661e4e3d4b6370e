import { createGovernor } from "@tenure/http-kit";
import { createOktaClient, type OktaClient, type OktaClientOptions } from "../src/index.ts";

/** A request as the fake saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path with its query, still encoded. */
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** An answer: a status with a JSON body or raw text, or a failure of the network. */
export type FakeAnswer =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | Error
  /** Never comes. */
  | "silence";

/** An Okta that answers from a list, one answer per request, the last one again and again. */
export interface FakeOkta {
  readonly okta: OktaClient;
  readonly seen: SeenRequest[];
  readonly waits: number[];
}

/** What the client proves itself with, planted to be searched for in what must not hold it. */
export const PLANTED_TOKEN = "00PlantedApiTokenThatMustNeverShow";

/** Makes one. Waiting only counts; the clock stands still. */
export function fakeOkta(
  answers: FakeAnswer | readonly FakeAnswer[] | ((request: SeenRequest) => FakeAnswer),
  options: Partial<OktaClientOptions> = {},
): FakeOkta {
  const queue: FakeAnswer[] = typeof answers === "function" ? [] : isList(answers) ? [...answers] : [answers];
  const seen: SeenRequest[] = [];
  const waits: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const text = await request.clone().text();
    const { method, headers } = request;
    const now = { method, path: `${url.pathname}${url.search}`, headers, text, body: parse(text) };
    seen.push(now);
    const answer = typeof answers === "function" ? answers(now) : ((queue.length > 1 ? queue.shift() : queue[0]) ?? {});
    if (answer === "silence") return Promise.withResolvers<Response>().promise;
    if (answer instanceof Error) throw answer;
    return respond(answer);
  };
  const okta = createOktaClient({
    orgUrl: "https://jupiter.okta.example",
    auth: { kind: "ssws", token: PLANTED_TOKEN },
    fetch,
    governor: createGovernor({ now: () => 0, wait: async () => {} }),
    wait: async (ms) => {
      waits.push(ms);
    },
    now: () => Date.UTC(2026, 10, 24),
    random: () => 0.5,
    ...options,
  });
  return { okta, seen, waits };
}

const isList = (answers: FakeAnswer | readonly FakeAnswer[]): answers is readonly FakeAnswer[] =>
  Array.isArray(answers);

function respond(answer: Exclude<FakeAnswer, Error | "silence">): Response {
  const { status = 200, json, text, headers = {} } = answer;
  const body = text ?? (json === undefined ? null : JSON.stringify(json));
  return new Response(status === 204 ? null : body, {
    status,
    headers: { "content-type": "application/json", "x-okta-request-id": "Z1planted2id", ...headers },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body Okta sends with an error. */
export function oktaRefusal(code: string, summary = "Refused.", ...causes: readonly string[]) {
  return {
    errorCode: code,
    errorSummary: summary,
    errorLink: code,
    errorId: "oaeplanted",
    errorCauses: causes.map((errorSummary) => ({ errorSummary })),
  };
}
