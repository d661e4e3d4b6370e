import type { Instant, Progress } from "@tenure/lifecycle-rules";
import type { LeavingHour, RunFailure } from "@tenure/provisioner";
import { leavingHour } from "@tenure/provisioner/tickets";
import { err, okAsync, ResultAsync } from "neverthrow";
import type { Agenda } from "./agenda.ts";

/** What is needed to shut people out while the store is away. */
export interface WhileAwayOptions {
  readonly agenda: Agenda;
  readonly now: () => Instant;
  /** Brings a ticket forward: without a ledger that shuts out, and does nothing else. */
  readonly shutOut: (ticketId: string) => ResultAsync<Progress, RunFailure>;
  readonly onAlert: (sentence: string) => void;
  /** Hours after which people are told again. */
  readonly remindAfterHours: number;
}

/** Watches whether the store answers, and sees to the leavers of the hour where it does not. */
export interface WhileAway {
  /**
   * Passes an answer on. Where the store was away, whoever has to be out by now is shut out before, and people are told
   * when it begins, once a day after that, and when it is over. `what` names what was asked: each is over by itself.
   */
  around<T>(what: "work" | "sweep", asked: ResultAsync<T, RunFailure>): ResultAsync<T, RunFailure>;
  /** Keeps the hours a sweep read. */
  keep(hours: readonly LeavingHour[]): ResultAsync<void, never>;
  /** Keeps the hour of each ticket that was looked at between two sweeps. */
  looked(progress: readonly Progress[]): ResultAsync<void, never>;
}

/** Without the store nobody knows how often a ticket was tried: half a minute, doubled every time, a quarter of an hour at most. */
const FIRST = 30_000;
const LONGEST = 900_000;

/** See {@link WhileAway}. */
export function whileAway(options: WhileAwayOptions): WhileAway {
  const { agenda, now, onAlert, remindAfterHours, shutOut } = options;
  const tries = new Map<string, { readonly count: number; readonly next: number }>();
  const silent = new Set<string>();
  let away: { readonly since: Instant; readonly told: Instant } | undefined;
  let running: Promise<void> | undefined;

  const isAway = ({ kind }: RunFailure) => kind === "queue-failed" || kind === "ledger-failed";

  async function answered(what: string): Promise<void> {
    silent.delete(what);
    if (away === undefined || silent.size > 0) return;
    away = undefined;
    tries.clear();
    onAlert("Over: the store answers again, and everything that waited goes on.");
  }

  async function failed({ sentence }: RunFailure): Promise<void> {
    const hours = await agenda.read();
    const known = hours.match(
      ({ length }) => (length === 0 ? "none" : String(length)),
      () => "none can be read",
    );
    const told = `The store does not answer: ${sentence} Leavers are shut out at the hours that are known (${known}); nothing else is done.`;
    const at = now();
    if (away === undefined) {
      away = { since: at, told: at };
      onAlert(told);
    } else if (Math.abs(Date.parse(at) - Date.parse(away.told)) >= remindAfterHours * 3_600_000) {
      away = { ...away, told: at };
      onAlert(`Since ${away.since}: ${told}`);
    }
    for (const { ticketId } of hours.unwrapOr([]).filter((hour) => hour.at <= at)) {
      const tried = tries.get(ticketId);
      if (tried !== undefined && tried.next > Date.parse(at)) continue;
      const count = (tried?.count ?? 0) + 1;
      tries.set(ticketId, { count, next: Date.parse(at) + Math.min(LONGEST, FIRST * 2 ** Math.min(count - 1, 10)) });
      // What became of it is on its account; the evidence waits in the spool.
      (await ResultAsync.fromThrowable(async () => shutOut(ticketId))().andThen((done) => done)).unwrapOr(undefined);
    }
  }

  return {
    around: (what, asked) =>
      asked
        .andTee(() => answered(what))
        .orElse((failure) => {
          if (!isAway(failure)) return ResultAsync.fromSafePromise(answered(what)).andThen(() => err(failure));
          // Of two that fail at once, one sees to the leavers.
          silent.add(what);
          running ??= failed(failure).finally(() => {
            running = undefined;
          });
          return ResultAsync.fromSafePromise(running).andThen(() => err(failure));
        }),
    keep: (hours) => agenda.keep(hours).orElse(() => okAsync(undefined)),
    looked: (progress) => {
      if (progress.length === 0) return okAsync(undefined);
      const seen = new Set(progress.map(({ ticket }) => ticket.id));
      const found = progress.flatMap((one) => leavingHour(one) ?? []);
      return agenda
        .read()
        .andThen((before) => agenda.keep([...before.filter(({ ticketId }) => !seen.has(ticketId)), ...found]))
        .orElse(() => okAsync(undefined));
    },
  };
}
