import type { VirtualClock } from "../../kernel/clock.ts";
import type { Random } from "../../kernel/random.ts";
import { displayMessages, type LogEvent, type LogTarget } from "./log-event.ts";
import type { Origin } from "./origin.ts";

/** An event and the moment from which readers see it. */
export interface Logged {
  readonly event: LogEvent;
  readonly visibleFrom: number;
}

/** What happened, before it is an entry. */
export interface Happening {
  readonly eventType: string;
  readonly by: Origin;
  readonly targets?: readonly LogTarget[];
  readonly result?: string;
  readonly reason?: string;
  readonly severity?: string;
  readonly debug?: Readonly<Record<string, unknown>>;
}

/** The org's record of everything that happened, kept 90 days. */
export interface SystemLog {
  /** In order of happening, readers' delay included. */
  readonly entries: readonly Logged[];
  record(happening: Happening): LogEvent;
  /** Calls back for each new event, at once. */
  onEvent(listener: (event: LogEvent) => void): void;
  /** Takes entries of an earlier life. */
  restore(events: readonly LogEvent[]): void;
}

/** How long an entry is kept. */
export const retentionMs = 90 * 24 * 3_600_000;

/** An empty log; `lag` draws the milliseconds until an entry is visible. */
export function createSystemLog(clock: VirtualClock, random: Random, lag: () => number): SystemLog {
  let entries: Logged[] = [];
  const listeners: ((event: LogEvent) => void)[] = [];

  return {
    get entries() {
      return entries;
    },
    record({ eventType, by, targets = [], result = "SUCCESS", reason, severity = "INFO", debug = {} }) {
      const { request } = by;
      const event: LogEvent = {
        uuid: random.uuid(),
        version: "0",
        eventType,
        displayMessage: displayMessages[eventType] ?? eventType,
        severity,
        published: clock.iso(),
        actor: { ...by.actor, detailEntry: null },
        client: {
          userAgent:
            request === undefined ? null : { rawUserAgent: request.userAgent, os: "Unknown", browser: "UNKNOWN" },
          zone: null,
          device: null,
          id: null,
          ipAddress: request === undefined ? null : "127.0.0.1",
          geographicalContext: null,
        },
        outcome: { result, reason: reason ?? null },
        target: targets.map((target) => ({ ...target, detailEntry: null })),
        transaction: {
          type: request === undefined ? "JOB" : "WEB",
          id: request?.id ?? random.text(27),
          detail: request?.apiTokenId === undefined ? {} : { requestApiTokenId: request.apiTokenId },
        },
        debugContext: {
          debugData: {
            ...(request === undefined
              ? {}
              : { requestId: request.id, requestUri: request.uri.split("?")[0], url: request.uri }),
            ...debug,
          },
        },
        legacyEventType: null,
        authenticationContext: { authenticationStep: 0, externalSessionId: request?.id ?? "trs", rootSessionId: null },
        securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
        request: { ipChain: [] },
      };
      const oldest = entries[0];
      if (oldest !== undefined && oldest.visibleFrom < clock.now() - retentionMs) {
        entries = entries.filter(({ visibleFrom }) => visibleFrom >= clock.now() - retentionMs);
      }
      entries.push({ event, visibleFrom: clock.now() + lag() });
      for (const listener of listeners) listener(event);
      return event;
    },
    onEvent: (listener) => void listeners.push(listener),
    restore(events) {
      entries.push(...events.map((event) => ({ event, visibleFrom: Date.parse(event.published) })));
    },
  };
}
