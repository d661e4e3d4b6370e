import type { ResultAsync } from "neverthrow";
import type { TenureConfig } from "../config/read-config.ts";
import { openStore } from "../store/open-store.ts";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { randomIds } from "../system/random-ids.ts";
import type { Tenure } from "../tenure.ts";
import { composeTenure } from "./compose-tenure.ts";
import { given } from "./given.ts";
import { logAlert } from "./logging.ts";
import type { Overrides } from "./overrides.ts";

/**
 * Composes Tenure as its configuration says: Okta, Jira, mail server and store behind the provisioner's use cases.
 * Opens the store, and calls nobody yet. Where the store is away and may come back, everything but shutting leavers out
 * waits for it.
 *
 * @example
 * ```ts
 * const tenure = await readConfig(settings, process.env).asyncAndThen((config) => createTenure(config));
 * if (tenure.isErr()) console.error(tenure.error.sentence);
 * ```
 */
export function createTenure(config: TenureConfig, overrides: Overrides = {}): ResultAsync<Tenure, StoreUnavailable> {
  const { monotonic, onAlert = logAlert } = overrides;
  const ids = overrides.ports?.ids ?? randomIds;
  return openStore(config.store, ids, { spool: config.spool, onAway: onAlert, ...given({ now: monotonic }) }).map(
    (store) => composeTenure(config, store, overrides),
  );
}
