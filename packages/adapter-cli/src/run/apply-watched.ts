import type { Progress, Tenure, TenureFailure } from "@tenure/service";
import { type Result, ResultAsync } from "neverthrow";
import type { Screen } from "../terminal/terminal.ts";
import { withProgressLine } from "./progress-line.ts";

/** Brings a ticket forward, and where somebody looks shows how far it has come; looking ahead at the plan costs a few calls. */
export function applyWatched(
  tenure: Tenure,
  key: string,
  hash: string | undefined,
  screen: Screen,
): ResultAsync<Progress, TenureFailure> {
  return screen.live ? new ResultAsync(watched(tenure, key, hash, screen)) : tenure.apply(key, hash);
}

async function watched(
  tenure: Tenure,
  key: string,
  hash: string | undefined,
  screen: Screen,
): Promise<Result<Progress, TenureFailure>> {
  const preview = await tenure.preview(key);
  if (preview.isErr() || preview.value.kind !== "planned") return tenure.apply(key, hash);
  return withProgressLine(tenure, preview.value.plan, screen, () => tenure.apply(key, hash));
}
