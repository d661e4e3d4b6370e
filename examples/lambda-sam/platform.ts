import type { Overrides, TenureConfig } from "@tenure/service/reception";
import { readConfig } from "@tenure/service/reception";
import { forms, table } from "@tenure-examples/jupiter";
import type { Result } from "neverthrow";
import type { Secrets } from "./secrets.ts";

/** What the platform gives a function. */
export interface Platform {
  /** Plain settings only: addresses, and the name of the secret. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly secrets: Secrets;
  /** What a test puts in the place of the usual. */
  readonly overrides?: Overrides;
}

/** Credentials go from the secret into the configuration, and never into the environment that a dump would show. */
export async function configOf({ env, secrets }: Platform): Promise<TenureConfig> {
  const secret = await secrets.read(env["TENURE_SECRET"] ?? "");
  return orFailStart(readConfig({ table, forms }, { ...env, ...secret }));
}

/** A start that fails says why in one sentence, which the platform logs. */
export function orFailStart<T>(opened: Result<T, { readonly sentence: string }>): T {
  if (opened.isErr()) throw new Error(opened.error.sentence);
  return opened.value;
}
