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

type Answers = FakeAnswer | readonly FakeAnswer[] | ((request: SeenRequest) => FakeAnswer);

/** Makes one. Waiting only counts; the clock stands still. */
export function fakeOkta(answers: Answers, options: Partial<OktaClientOptions> = {}): FakeOkta {
  const { seen, answer } = answering(answers);
  const fetch: typeof globalThis.fetch = async (input, init) => answer(new Request(input, init));
  const waits: number[] = [];
  return { okta: patientClient(waits, { fetch, ...options }), seen, waits };
}

/** A client that does not really wait, of an org that only exists here. */
export function patientClient(waits: number[], options: Partial<OktaClientOptions>): OktaClient {
  return createOktaClient({
    orgUrl: "https://jupiter.okta.example",
    auth: { kind: "ssws", token: PLANTED_TOKEN },
    governor: createGovernor({ now: () => 0, wait: async () => {} }),
    wait: async (ms) => {
      waits.push(ms);
    },
    now: () => Date.UTC(2026, 10, 24),
    random: () => 0.5,
    ...options,
  });
}

/** Answers requests from a list or by a function, and keeps what it was asked. */
export function answering(answers: Answers): {
  readonly seen: SeenRequest[];
  readonly answer: (request: Request) => Promise<Response>;
} {
  const queue: FakeAnswer[] = typeof answers === "function" ? [] : isList(answers) ? [...answers] : [answers];
  const seen: SeenRequest[] = [];
  return {
    seen,
    async answer(request) {
      const url = new URL(request.url);
      const text = await request.clone().text();
      const { method, headers } = request;
      const now = { method, path: `${url.pathname}${url.search}`, headers, text, body: parse(text) };
      seen.push(now);
      const next = typeof answers === "function" ? answers(now) : ((queue.length > 1 ? queue.shift() : queue[0]) ?? {});
      if (next === "silence") return Promise.withResolvers<Response>().promise;
      if (next instanceof Error) throw next;
      return respond(next);
    },
  };
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
