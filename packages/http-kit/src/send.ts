import { err, type Result, ResultAsync } from "neverthrow";
import type { Api } from "./api.ts";
import { attempt } from "./attempt.ts";
import type { Answer, Call } from "./call.ts";
import type { HttpError } from "./http-error.ts";
import { pauseBefore } from "./retry.ts";
import { startSpan } from "./span.ts";

/** Makes a call and reads the reply. Never throws and never rejects. */
export function send<T>(api: Api, call: Call<T>): ResultAsync<T, HttpError> {
  return sendForAnswer(api, call).map((answer) => answer.value);
}

/** As {@link send}, with the answer's status and headers. */
export function sendForAnswer<T>(api: Api, call: Call<T>): ResultAsync<Answer<T>, HttpError> {
  return new ResultAsync(attempts(api, call));
}

async function attempts<T>(api: Api, call: Call<T>): Promise<Result<Answer<T>, HttpError>> {
  const { endpoint } = call;
  const span = startSpan(api, call);
  let refused = false;
  for (let number = 1; ; number += 1) {
    const begun = api.now();
    const { outcome, requestId, proof = {}, unsent = false } = await attempt(api, call);
    const record = {
      endpoint,
      attempt: number,
      tookMs: api.now() - begun,
      ...(requestId === undefined ? {} : { requestId }),
    };
    if (outcome.isOk()) {
      api.log?.({ ...record, outcome: "ok", status: outcome.value.status });
      span.end(number, outcome.value.status);
      return outcome;
    }
    const { error } = outcome;
    const status = error.kind === "rejected" ? { status: error.status } : {};
    const freshProof: boolean =
      !refused && error.kind === "rejected" && error.status === 401 && !unsent && api.onRefused?.(proof) === true;
    refused ||= freshProof;
    const again = unsent ? { ...call, idempotent: true } : call;
    const waitMs = freshProof ? 0 : number > api.retries ? undefined : pauseBefore(api, again, error, number);
    if (waitMs === undefined || !inTime(api, waitMs)) {
      api.log?.({ ...record, outcome: error.kind, ...status });
      span.end(number, status.status, error.kind);
      return outcome;
    }
    api.log?.({ ...record, outcome: "retry", kind: error.kind, waitMs, ...status });
    if (waitMs > 0) await api.wait(waitMs, api.signal);
    if (api.signal?.aborted === true) {
      span.end(number, undefined, "cancelled");
      const mayHaveHappened = "mayHaveHappened" in error ? error.mayHaveHappened : false;
      return err({ kind: "cancelled", endpoint, mayHaveHappened });
    }
  }
}

function inTime(api: Api, waitMs: number): boolean {
  return api.deadline === undefined || api.now() + waitMs < api.deadline;
}
