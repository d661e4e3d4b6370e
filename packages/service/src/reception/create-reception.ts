import { ResultAsync } from "neverthrow";
import { given } from "../compose/given.ts";
import { logAlert, logBug } from "../compose/logging.ts";
import type { Overrides } from "../compose/overrides.ts";
import { workInProgress } from "../compose/work-in-progress.ts";
import type { TenureConfig } from "../config/read-config.ts";
import { engineOf } from "../engine/engine.ts";
import { receptionRoutes } from "../http/reception-routes.ts";
import { type Handler, routeRequest } from "../http/route.ts";
import { intakeInto } from "../store/intake-into.ts";
import { type OpenStore, openStore } from "../store/open-store.ts";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { randomIds } from "../system/random-ids.ts";
import { systemClock } from "../system/system-clock.ts";
import type { Tenure } from "../tenure.ts";

/** Tenure as far as whoever sends webhooks to it sees it. */
export type Reception = Pick<Tenure, "handle" | "close">;

/**
 * Composes the part of Tenure that takes webhooks and hooks in, for a function that has to start fast and plans nothing.
 * It answers every address that `createTenure` answers: what needs all of Tenure (a ticket's status, a signed word, a
 * leaver who cannot wait for a queue that is away) loads it with the first such request.
 */
export function createReception(
  config: TenureConfig,
  overrides: Overrides = {},
): ResultAsync<Reception, StoreUnavailable> {
  const { monotonic, onAlert = logAlert } = overrides;
  const ids = overrides.ports?.ids ?? randomIds;
  return openStore(config.store, ids, { spool: config.spool, onAway: onAlert, ...given({ now: monotonic }) }).map(
    (store) => receptionOf(config, store, overrides),
  );
}

function receptionOf(config: TenureConfig, store: OpenStore, overrides: Overrides): Reception {
  const { onBug = logBug, ports = {} } = overrides;
  const engine = config.engine === undefined ? store : engineOf(config.engine, ports.ids ?? randomIds);
  const { clock = systemClock, ledger = store.ledger, queue = engine.queue } = ports;
  let loaded: Promise<Tenure> | undefined;
  const whole = () => {
    loaded ??= import("../compose/compose-tenure.ts").then(({ composeTenure }) =>
      composeTenure(config, store, overrides),
    );
    return loaded;
  };
  const shutOut = (ticketId: string) =>
    ResultAsync.fromSafePromise(whole()).andThen((tenure) => tenure.apply(ticketId));
  const passedOn: Handler = async (request) => (await whole()).handle(request);
  const handle = routeRequest(
    [
      ...receptionRoutes({ clock, config, intake: intakeInto(queue, store), ledger, queue, shutOut }),
      { path: "/approvals", methods: { POST: passedOn } },
      { path: "/tickets/:key", methods: { GET: passedOn } },
      { path: "/queue", methods: { GET: passedOn } },
    ],
    onBug,
  );
  const progress = workInProgress();
  return {
    handle: (request) => progress.watch(handle(request)),
    close: () => progress.end(async () => (loaded === undefined ? store : await loaded).close()),
  };
}
