import { createJiraClient, type JiraClient, type JiraClientOptions } from "../src/index.ts";

/** A request as the fake saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path with its query, still encoded. */
  readonly path: string;
  readonly host: string;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** An answer: a status with a JSON body, raw text, a `Response`, or a failure of the network. */
export type FakeAnswer =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | Error;

/** A Jira that answers from a list, one answer per request, the last one again and again. */
export interface FakeJira {
  readonly jira: JiraClient;
  readonly seen: SeenRequest[];
  readonly waits: number[];
}

/** Makes one. Waiting only counts; the clock stands still. */
export function fakeJira(
  answers: FakeAnswer | readonly FakeAnswer[],
  options: Partial<JiraClientOptions> = {},
): FakeJira {
  const queue = Array.isArray(answers) ? [...answers] : [answers];
  const seen: SeenRequest[] = [];
  const waits: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const text = await request.clone().text();
    seen.push({
      method: request.method,
      path: `${url.pathname}${url.search}`,
      host: url.host,
      headers: request.headers,
      text,
      body: parse(text),
    });
    const answer: FakeAnswer = (queue.length > 1 ? queue.shift() : queue[0]) ?? {};
    if (answer instanceof Error) throw answer;
    const { status = 200, json, headers = {} } = answer;
    const body = answer.text ?? (json === undefined ? null : JSON.stringify(json));
    return new Response(status === 204 ? null : body, {
      status,
      headers: { "content-type": "application/json;charset=UTF-8", ...headers },
    });
  };
  const jira = createJiraClient({
    baseUrl: "https://acme.atlassian.net",
    auth: { kind: "basic", email: "robot@acme.example", token: "planted-token" },
    cloudId: "cloud-1",
    fetch,
    wait: async (ms) => {
      waits.push(ms);
    },
    now: () => Date.UTC(2026, 10, 24),
    ...options,
  });
  return { jira, seen, waits };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
