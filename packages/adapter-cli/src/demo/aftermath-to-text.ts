import { printable } from "@tenure/reports";
import type { Aftermath, Comment } from "./chapter.ts";
import type { Ink } from "./ink.ts";
import { moment } from "./moment.ts";

/** What Okta, the ticket, the mail server and the ledger hold, and what of it is new. */
export function aftermathToText(after: Aftermath, before: Aftermath | undefined, on: Ink): string {
  return [okta(after.okta, on), groups(after, before, on), ticket(after, on), mails(after, on), ledger(after, on)].join(
    "",
  );
}

function okta({ applications, factors, login, refreshTokens, sessions, status }: Aftermath["okta"], on: Ink): string {
  const alive = status === "ACTIVE" ? on.gain(status) : on.loss(status);
  const held = [counted(sessions, "session"), counted(refreshTokens, "refresh token"), counted(factors, "factor")];
  return (
    on.fact("Okta", `${on.name(printable(login))} is ${alive}, with ${held.join(", ")}`) +
    on.fact("apps", applications.length === 0 ? on.quiet("none") : applications.map(printable).join(on.quiet(" · ")))
  );
}

function groups({ okta }: Aftermath, before: Aftermath | undefined, on: Ink): string {
  const earlier = new Set(before?.okta.groups.map(({ name }) => name));
  const now = new Set(okta.groups.map(({ name }) => name));
  const gone = [...earlier].filter((name) => !now.has(name));
  const how = { direct: "", rule: on.quiet(" (by a group rule)"), "built-in": on.quiet(" (built in)") };
  const shown = okta.groups.map(({ by, name }) =>
    earlier.has(name) ? `${printable(name)}${how[by]}` : `${on.gain(`+${printable(name)}`)}${how[by]}`,
  );
  return (
    on.fact("groups", shown.join(on.quiet(" · "))) +
    (gone.length === 0 ? "" : on.fact("gone", gone.map((name) => on.loss(`-${printable(name)}`)).join(on.quiet(" · "))))
  );
}

function ticket({ ticket: { comments, status, tasks } }: Aftermath, on: Ink): string {
  const count = comments.length === 1 ? "one comment" : `${comments.length} comments`;
  return (
    on.fact("Ticket", `${on.name(printable(status))}, ${count}`, ...comments.map((one) => commentWords(one, on))) +
    (tasks.length === 0
      ? ""
      : on.fact(
          "tasks",
          ...tasks.map(({ key, status, summary }) => `${printable(key)} ${printable(summary)} ${on.quiet(status)}`),
        ))
  );
}

function commentWords({ createdAt, editedAt, format, internal, text }: Comment, on: Ink): string {
  const [state = "", sentence = ""] = text.split("\n");
  const edited = editedAt === createdAt ? "" : `, last edited in place ${moment(editedAt)}`;
  const facts = `${internal ? "internal" : "public"}, ${format}, written ${moment(createdAt)}${edited}`;
  return `${printable(state)} – ${printable(sentence)} ${on.quiet(facts)}`;
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
