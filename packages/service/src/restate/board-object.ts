import { handlers, type ObjectContext, type ObjectSharedContext, object } from "@restatedev/restate-sdk";
import type { Instant } from "@tenure/lifecycle-rules";
import { BOARD } from "./object-names.ts";

/** A ticket that was given up, as the board keeps it. */
export interface BuriedTicket {
  readonly ticketId: string;
  readonly reason: string;
  readonly urgent: boolean;
  readonly attempts: number;
  readonly at: Instant;
  readonly sentence: string;
}

/** What a ticket tells the board. */
export interface BoardNote {
  readonly ticketId: string;
  /** When the next of its jobs is due, `null` where none waits. */
  readonly due: Instant | null;
  /** `null` where it lives; left out where that is as it was. */
  readonly buried?: BuriedTicket | null;
}

/** What the board shows. */
export interface BoardView {
  readonly due: Instant | null;
  readonly dead: readonly BuriedTicket[];
}

const DUE = "due ";
const BURIED = "buried ";

/** Everybody's view of what waits and what was given up: a ticket's object knows only itself. */
export const boardObject = object({
  name: BOARD,
  handlers: {
    note: handlers.object.exclusive(
      { enableLazyState: true },
      async (ctx: ObjectContext, { buried, due, ticketId }: BoardNote): Promise<void> => {
        write(ctx, DUE + ticketId, due);
        if (buried !== undefined) write(ctx, BURIED + ticketId, buried);
      },
    ),
    read: handlers.object.shared(async (ctx: ObjectSharedContext): Promise<BoardView> => {
      const dues: Instant[] = [];
      const dead: BuriedTicket[] = [];
      for (const key of await ctx.stateKeys()) {
        const due = key.startsWith(DUE) ? await ctx.get<Instant>(key) : null;
        const buried = key.startsWith(BURIED) ? await ctx.get<BuriedTicket>(key) : null;
        if (due !== null) dues.push(due);
        if (buried !== null) dead.push(buried);
      }
      return {
        due: dues.toSorted()[0] ?? null,
        dead: dead.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      };
    }),
  },
  options: { journalRetention: 0 },
});

function write(ctx: ObjectContext, key: string, value: unknown): void {
  if (value === null) ctx.clear(key);
  else ctx.set(key, value);
}
