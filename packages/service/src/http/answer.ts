/** What is answered, in a form that every host can send; {@link toResponse} for those that want a web `Response`. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer. Nothing of ours is to be kept by a cache or guessed at by a browser. */
export function answer(status: number, body: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return {
    status,
    headers: headers === undefined ? JSON_HEADERS : { ...JSON_HEADERS, ...headers },
    body: `${JSON.stringify(body)}\n`,
  };
}

/** A refusal: one sentence for whoever reads the sender's log, and a kind for programs. */
export function refuse(
  status: number,
  kind: string,
  sentence: string,
  headers?: Readonly<Record<string, string>>,
): Answer {
  return answer(status, { error: { kind, sentence } }, headers);
}

/** An answer as a web `Response`, for hosts that are built on those. */
export function toResponse({ body, headers, status }: Answer): Response {
  return new Response(body, { status, headers });
}

/** Headers of every answer. */
export const COMMON = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

const JSON_HEADERS: Readonly<Record<string, string>> = { ...COMMON, "content-type": "application/json; charset=utf-8" };
