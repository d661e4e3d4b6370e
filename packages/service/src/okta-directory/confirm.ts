import type { Expectation } from "@tenure/lifecycle-rules";
import type { OktaClient, OktaError, Patience } from "@tenure/okta-client";
import type { Confirmation, DirectorySubject } from "@tenure/provisioner";
import { ok, type Result, ResultAsync } from "neverthrow";
import { readFor } from "./reading.ts";
import { see } from "./see.ts";

/**
 * Reads back whether expectations hold, by as few reads as show them all. Waits a bounded while for what Okta
 * settles in the background, and reads only what did not hold again.
 */
export function confirmIn(
  okta: OktaClient,
  expectations: readonly Expectation[],
  subject: DirectorySubject,
  patience: Patience,
): ResultAsync<readonly Confirmation[], OktaError> {
  return new ResultAsync(untilAllHold(okta, expectations, subject, patience));
}

async function untilAllHold(
  okta: OktaClient,
  expectations: readonly Expectation[],
  subject: DirectorySubject,
  { everyMs = 500, tries = 5 }: Patience,
): Promise<Result<readonly Confirmation[], OktaError>> {
  const confirmed: Confirmation[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const open = [...expectations.entries()].filter(([at]) => confirmed[at]?.holds !== true);
    const reading = await readFor(
      okta,
      open.map(([, expectation]) => expectation),
      subject,
    );
    if (reading.isErr()) return reading.map(() => []);
    for (const [at, expectation] of open) confirmed[at] = see(expectation, reading.value);
    if (attempt >= tries || confirmed.every(({ holds }) => holds)) return ok(confirmed);
    await okta.api.wait(everyMs, okta.api.signal);
  }
}
