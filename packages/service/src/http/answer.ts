/** A JSON answer. Nothing of ours is to be kept by a cache or guessed at by a browser. */
export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { ...COMMON, "content-type": "application/json; charset=utf-8", ...headers },
  });
}

/** A refusal: one sentence for whoever reads the sender's log, and a kind for programs. */
export function refuse(
  status: number,
  kind: string,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return answer(status, { error: { kind, sentence } }, headers);
}

/** Headers of every answer. */
export const COMMON = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
