import { err, ok, type Result } from "neverthrow";
import { z } from "zod";
import { JiraSeed } from "./jira/jira-seed.ts";
import { OktaSeed } from "./okta/okta-seed.ts";

/** What a whole sandbox starts with: one JSON document, and also what a snapshot gives back. */
export const SandboxSeed = z.strictObject({
  /** The first instant, ISO 8601 UTC. A snapshot holds the instant it was taken at. */
  at: z.iso.datetime().optional(),
  okta: OktaSeed.prefault({}),
  jira: JiraSeed.prefault({}),
});

/** A seed as people write it: everything is optional. */
export type SandboxSeed = z.input<typeof SandboxSeed>;
/** A seed with its defaults filled in. */
export type FullSandboxSeed = z.infer<typeof SandboxSeed>;

/** The seed does not fit. */
export interface BadSeed {
  readonly kind: "bad-seed";
  readonly sentence: string;
}

/** Checks a seed, such as one read from a file. */
export function readSandboxSeed(value: unknown): Result<FullSandboxSeed, BadSeed> {
  const read = SandboxSeed.safeParse(value);
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  const place = first?.path.map(String).join(".") ?? "";
  const more = read.error.issues.length > 1 ? ` (and ${read.error.issues.length - 1} more)` : "";
  return err({ kind: "bad-seed", sentence: `The seed is wrong at "${place}": ${first?.message ?? "?"}${more}.` });
}
