import { z } from "zod";
import { Fault } from "../faults/fault.ts";
import type { AdminParts } from "./admin-parts.ts";

/** A call to the admin face. */
export interface AdminCall {
  readonly parts: AdminParts;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Answers one page of the admin face. */
export type AdminRoute = (call: AdminCall) => Response | Promise<Response>;

const Move = z.union([
  z.strictObject({ advanceMs: z.number().nonnegative() }),
  z.strictObject({ advanceTo: z.iso.datetime() }),
  z.strictObject({ settle: z.literal(true) }),
]);
const Faults = z.union([Fault, z.array(Fault)]);

const page = (pattern: string, what: string, answer: AdminRoute) => ({ pattern, what, answer });

/** The pages of the admin face, each with the line that `GET /_sandbox` says about it. */
export const adminRoutes: readonly { readonly pattern: string; readonly what: string; readonly answer: AdminRoute }[] =
  [
    page("GET /_sandbox", "this list", ({ parts }) =>
      Response.json({
        now: parts.clock.iso(),
        clock: parts.clock.mode,
        urls: parts.urls,
        pages: Object.fromEntries(adminRoutes.map(({ pattern, what }) => [pattern, what])),
      }),
    ),
    page("GET /_sandbox/state", "everything, as the seed of an equal sandbox", ({ parts }) =>
      Response.json(parts.snapshot()),
    ),
    page("GET /_sandbox/clock", "the present, and when something is due", ({ parts }) => clock(parts)),
    page(
      "POST /_sandbox/clock",
      "moves time: {advanceMs} or {advanceTo} or {settle: true}",
      async ({ parts, body }) => {
        const move = Move.safeParse(body);
        if (!move.success) return bad(move.error);
        if ("advanceMs" in move.data) await parts.clock.advance(move.data.advanceMs);
        else if ("advanceTo" in move.data) await parts.clock.advanceTo(move.data.advanceTo);
        else await parts.clock.settle();
        return clock(parts);
      },
    ),
    page("GET /_sandbox/faults", "faults declared, and those that struck", ({ parts: { faults } }) =>
      Response.json({ declared: faults.declared, struck: faults.struck }),
    ),
    page("POST /_sandbox/faults", "declares one fault or several", ({ parts: { faults }, body }) => {
      const read = Faults.safeParse(body);
      if (!read.success) return bad(read.error);
      for (const fault of [read.data].flat()) faults.add(fault);
      return Response.json({ declared: faults.declared, struck: faults.struck });
    }),
    page("DELETE /_sandbox/faults", "ends all faults", ({ parts: { faults } }) => {
      faults.clear();
      return new Response(null, { status: 204 });
    }),
    page("GET /_sandbox/mails", "mails the mail server got", ({ parts }) => Response.json(parts.smtp.received())),
    page("DELETE /_sandbox/mails", "forgets them", ({ parts }) => {
      parts.smtp.empty();
      return new Response(null, { status: 204 });
    }),
    page("GET /_sandbox/outbound", "webhooks, event hooks and SCIM calls sent", ({ parts }) =>
      Response.json(parts.outbound.sent),
    ),
    page("GET /_sandbox/scim", "what the recording SCIM endpoint was told and holds", ({ parts: { scim } }) =>
      Response.json({ requests: scim.requests, users: scim.users(), groups: scim.groups() }),
    ),
    page("GET /_sandbox/okta/mails", "mails Okta itself would have sent", ({ parts }) =>
      Response.json(parts.okta.state.mails()),
    ),
    page("GET /_sandbox/okta/log", "the whole System Log, without its delay", ({ parts }) =>
      Response.json(parts.okta.state.log()),
    ),
    page(
      "GET /_sandbox/okta/users/{who}",
      "one user with all that hangs on them, without delay",
      ({ parts, params }) => {
        const user = parts.okta.state.user(params["who"]!);
        return user === undefined ? missing(params["who"]!) : Response.json(user);
      },
    ),
    page(
      "POST /_sandbox/okta/users/{who}/{deed}",
      "does what the person would: choose-password, sign-in, lock-out, enrol-factor",
      ({ parts: { okta }, params }) => {
        const who = params["who"]!;
        if (okta.state.user(who) === undefined) return missing(who);
        switch (params["deed"]) {
          case "choose-password":
            okta.people.choosePassword(who);
            break;
          case "sign-in":
            okta.people.signIn(who);
            break;
          case "lock-out":
            okta.people.lockOut(who);
            break;
          case "enrol-factor":
            okta.people.enrolFactor(who);
            break;
          default:
            return Response.json({ error: "Nobody knows how to do that." }, { status: 404 });
        }
        return Response.json(okta.state.user(who));
      },
    ),
  ];

function clock({ clock: { mode, iso, nextDue } }: AdminParts): Response {
  const due = nextDue();
  return Response.json({ mode, now: iso(), nextDue: due === undefined ? null : new Date(due).toISOString() });
}

function missing(who: string): Response {
  return Response.json({ error: `Okta has no user "${who}".` }, { status: 404 });
}

function bad(error: z.ZodError): Response {
  const [first] = error.issues;
  return Response.json({ error: `${first?.path.join(".") ?? ""}: ${first?.message ?? "wrong"}` }, { status: 400 });
}
