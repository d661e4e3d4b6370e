import type { LiveRequest, Progress, Ticket } from "@tenure/lifecycle-rules";
import { errAsync } from "neverthrow";
import type { Company } from "../src/company/company.ts";
import type { DirectoryAccount, DirectoryFailure } from "../src/ports/directory.ts";
import type { Ports } from "../src/ports/ports.ts";
import { bringForward, type RunOptions } from "../src/run/bring-forward.ts";
import { aCompany } from "../src/testing/a-company.ts";
import { aTicket } from "../src/testing/a-ticket.ts";
import type { MemoryPorts } from "../src/testing/memory-ports.ts";
import { beginHired, TABLE } from "../src/testing/scenarios.ts";

/** Ana's login, whom most stories are about. */
export const LOGIN = "ana.silva@jupiter.example";

/** A company at work, with short ways to what stories are made of. */
export interface AtWork {
  readonly ports: MemoryPorts;
  readonly company: Company;
  /** Files a ticket now, or edits the one with the same id. */
  readonly file: (
    kind: LiveRequest["kind"],
    fields: Readonly<Record<string, unknown>>,
    more?: Partial<Ticket>,
  ) => Ticket;
  /** Brings a ticket forward; the story expects an answer. */
  readonly run: (id: string, options?: RunOptions & { readonly ports?: Ports }) => Promise<Progress>;
  readonly ana: () => DirectoryAccount;
}

/** A company Ana works for since March, on an August morning. */
export async function atWork(
  company: Partial<Company> = {},
  begin = beginHired,
  now = "2027-08-20T10:00:00Z",
): Promise<AtWork> {
  const ports = await begin();
  ports.clock.moveTo(now);
  const all = aCompany({ table: TABLE, ...company });
  return {
    ports,
    company: all,
    file: (kind, fields, more = {}) => {
      const id = more.id ?? "10003";
      const at = ports.clock.now();
      const ticket = aTicket(kind, fields, { id, key: `ON-${id}`, createdAt: at, updatedAt: at, ...more });
      ports.desk.file(ticket);
      return ticket;
    },
    run: async (id, { ports: others = ports, ...options } = {}) =>
      (await bringForward(others, all, id, options))._unsafeUnwrap(),
    ana: () => {
      const account = ports.directory.account(LOGIN);
      if (account === undefined) throw new Error("Ana has no account");
      return account;
    },
  };
}

/** A directory's way of saying that it does not answer. */
export const AWAY: DirectoryFailure = {
  kind: "directory-failure",
  retryable: true,
  mayHaveHappened: false,
  sentence: "The directory does not answer.",
};

/** Ports of which one method fails: the first so many times, or always. `happens`: the write takes effect all the same. */
export function failing<P extends keyof Ports>(
  ports: Ports,
  port: P,
  method: keyof Ports[P] & string,
  failure: object,
  { times = Number.POSITIVE_INFINITY, happens = false }: { readonly times?: number; readonly happens?: boolean } = {},
): Ports {
  let left = times;
  const broken = new Proxy(ports[port], {
    get(target, key) {
      const real: unknown = Reflect.get(target, key);
      if (key !== method || typeof real !== "function") return real;
      return (...args: readonly unknown[]) => {
        if (left <= 0) return Reflect.apply(real, target, args);
        left -= 1;
        if (happens) void Reflect.apply(real, target, args);
        return errAsync(failure);
      };
    },
  });
  return { ...ports, [port]: broken };
}

/** Events the ledger holds of a ticket, in order. */
export function eventsOf({ ledger }: MemoryPorts, ticketId: string): readonly string[] {
  return ledger.entries.filter((entry) => entry.ticketId === ticketId).map(({ event }) => event);
}

/** States of a ticket's steps, by id. */
export function statesOf({ steps }: Progress): Readonly<Record<string, string>> {
  return Object.fromEntries(steps.map(({ step, state }) => [step.id, state]));
}
