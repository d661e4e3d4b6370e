import { printable } from "@tenure/reports";
import type { Aftermath, Comment } from "./chapter.ts";
import type { Ink } from "./ink.ts";
import { moment } from "./moment.ts";

/** What Okta, the ticket, the mail server and the ledger hold, and what of it is new. */
export function aftermathToText(after: Aftermath, before: Aftermath["okta"] | null, on: Ink): string {
  return [
    okta(after, before, on),
    groups(after, before, on),
    ticket(after, on),
    mails(after, on),
    ledger(after, on),
  ].join("");
}

function okta({ okta: account }: Aftermath, before: Aftermath["okta"] | null, on: Ink): string {
  const { factors, login, refreshTokens, sessions, status } = account;
  const alive = status === "ACTIVE" ? on.gain(status) : on.loss(status);
  const had = before === null || before.status === status ? "" : on.quiet(` (was ${before.status})`);
  const held = [
    change("session", sessions, before?.sessions, on),
    change("refresh token", refreshTokens, before?.refreshTokens, on),
    change("factor", factors, before?.factors, on),
  ];
  return (
    on.fact("Okta", `${on.name(printable(login))} is ${alive}${had}`, held.join(on.quiet(" · "))) +
    things("apps", account.applications, before?.applications ?? [], on)
  );
}

function change(what: string, now: number, before: number | undefined, on: Ink): string {
  return `${counted(now, what)}${before === undefined || before === now ? "" : on.quiet(` (was ${before})`)}`;
}

function groups({ okta: account }: Aftermath, before: Aftermath["okta"] | null, on: Ink): string {
  const how = { direct: "", rule: " (by a group rule)", "built-in": " (built in)" };
  const shown = (held: Aftermath["okta"] | null) => held?.groups.map(({ by, name }) => `${name}${how[by]}`) ?? [];
  return things("groups", shown(account), shown(before), on);
}

/** What is new, what stayed and what is gone, each in its own line. */
function things(label: string, now: readonly string[], before: readonly string[], on: Ink): string {
  const [held, had] = [new Set(now), new Set(before)];
  const listed = (names: Iterable<string>) => [...names].map(printable).join(on.quiet(" · "));
  const lines = [
    { mark: on.gain("+"), names: held.difference(had), colour: on.gain },
    { mark: on.quiet("="), names: held.intersection(had), colour: (text: string) => text },
    { mark: on.loss("-"), names: had.difference(held), colour: on.loss },
  ].flatMap(({ colour, mark, names }) => (names.size === 0 ? [] : [`${mark} ${colour(listed(names))}`]));
  return on.fact(label, ...(lines.length === 0 ? [on.quiet("none")] : lines));
}

function ticket({ ticket: { comments, status, tasks } }: Aftermath, on: Ink): string {
  const count = comments.length === 1 ? "one comment" : `${comments.length} comments`;
  return (
    on.fact("Ticket", `${on.name(printable(status))}, ${count}`, ...comments.flatMap((one) => commentWords(one, on))) +
    (tasks.length === 0
      ? ""
      : on.fact(
          "tasks",
          ...tasks.map(({ key, status, summary }) => `${printable(key)} ${printable(summary)} ${on.quiet(status)}`),
        ))
  );
}

function commentWords({ createdAt, editedAt, format, internal, text }: Comment, on: Ink): readonly string[] {
  const [state = "", sentence = ""] = text.split("\n");
  const edited = editedAt === createdAt ? "" : `, edited in place until ${moment(editedAt)}`;
  const who = internal ? "internal" : "public";
  return [
    `${who} ${printable(format)}, written ${moment(createdAt)}${edited}`,
    on.quiet(`“${printable(state)} – ${printable(sentence)}”`),
  ];
}

function mails({ mails }: Aftermath, on: Ink): string {
  return mails.length === 0
    ? on.fact("Mails", on.quiet("none"))
    : on.fact("Mails", ...mails.map(({ subject, to }) => `${on.quiet("to")} ${printable(to)}: ${printable(subject)}`));
}

function ledger({ ledger: { entries, events, intact, lastHash } }: Aftermath, on: Ink): string {
  const chain = intact ? on.gain("chain intact") : on.loss("chain broken");
  const recorded = Object.entries(events).map(([event, times]) => `${times} ${event}`);
  return on.fact(
    "Ledger",
    `${entries} entries for this ticket, ${chain} ${on.quiet(`up to ${lastHash.slice(0, 12)}`)}`,
    on.quiet(recorded.join(" · ")),
  );
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count === 0 ? "no" : count} ${what}s`;
}
