import { err, ok, type Result } from "neverthrow";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Problem } from "../request/problem.ts";
import type { LiveRequest, PersonRef, Request } from "../request/request.ts";
import type { Ticket } from "../request/ticket.ts";
import { type Answers, readAnswers } from "./answers.ts";
import type { Form } from "./form.ts";
import { nameProblem } from "./name-problem.ts";
import { zoneOf } from "./zone-of.ts";

/**
 * Reads what a ticket asks, or everything that is wrong with it, all at once.
 *
 * Names are normalised (NFC, plain spaces, trimmed), never split or guessed. A value of a closed attribute that no
 * row of the table knows is a problem and comes with the nearest one that a row does know.
 */
export function readRequest(form: Form, table: ReferenceTable, ticket: Ticket): Result<Request, readonly Problem[]> {
  const answers = readAnswers(form, table, ticket);
  const request = READERS[form.kind](answers, ticket, table);
  if (answers.problems.length > 0 || request === undefined) return err(answers.problems);
  const withdrawn = answers.text("withdrawn");
  if (withdrawn?.value !== "Yes") return ok(request);
  return ok({ kind: "cancellation", ticket: request.ticket, of: request, origin: withdrawn.origin });
}

type Readers = {
  readonly [K in LiveRequest["kind"]]: (
    answers: Answers,
    ticket: Ticket,
    table: ReferenceTable,
  ) => Extract<LiveRequest, { readonly kind: K }> | undefined;
};

const READERS: Readers = {
  joiner: (answers, ticket, table) => readHire(answers, ticket, table, "joiner"),
  rehire(answers, ticket, table) {
    const { login, employeeNumber } = readPerson(answers);
    const hire = readHire(answers, ticket, table, "rehire");
    // HR often gives a new number: where the old login is named, the number is news and no name.
    const person = login === undefined ? { ...(employeeNumber && { employeeNumber }) } : { login };
    return hire === undefined ? undefined : { ...hire, person };
  },
  mover(answers, ticket, table) {
    const person = readPerson(answers);
    const effective = answers.demandDay("effective");
    const until = answers.day("until");
    checkNames(answers);
    if (effective === undefined) return undefined;
    if (until !== undefined && until.value < effective.value)
      answers.refuse("until", `a day not before ${effective.value}`, until.value);
    return {
      kind: "mover",
      ...asked(answers, ticket, table),
      person,
      effective,
      ...(until === undefined ? {} : { until }),
      ...answers.optional("manager", "newEmployeeNumber", "givenName", "familyName", "displayName"),
    };
  },
  leaver(answers, ticket, table) {
    const person = readPerson(answers);
    const immediate = answers.text("immediate");
    const lastDay = immediate?.value === "Yes" ? undefined : answers.demandDay("lastDay");
    const employmentEnd = answers.day("employmentEnd");
    if (employmentEnd !== undefined && lastDay !== undefined && employmentEnd.value < lastDay.value)
      answers.refuse("employmentEnd", `a day not before ${lastDay.value}`, employmentEnd.value);
    const common = {
      kind: "leaver",
      ...asked(answers, ticket, table),
      person,
      noticedAt: ticket.createdAt,
      ...(employmentEnd === undefined ? {} : { employmentEnd }),
      ...answers.optional("manager", "handOverTo", "legalHold", "discreet"),
    } as const;
    if (immediate?.value === "Yes") return { ...common, leave: { kind: "immediate", origin: immediate.origin } };
    return lastDay === undefined ? undefined : { ...common, leave: { kind: "end-of-day", lastDay } };
  },
  "leave-of-absence"(answers, ticket, table) {
    const person = readPerson(answers);
    const from = answers.demandDay("from");
    const until = answers.day("until");
    if (from === undefined) return undefined;
    if (until !== undefined && until.value <= from.value)
      answers.refuse("until", `a day after ${from.value}`, until.value);
    return {
      kind: "leave-of-absence",
      ...asked(answers, ticket, table),
      person,
      from,
      ...(until === undefined ? {} : { until }),
      ...answers.optional("manager"),
    };
  },
  return(answers, ticket, table) {
    const person = readPerson(answers);
    const effective = answers.demandDay("effective");
    if (effective === undefined) return undefined;
    return { kind: "return", ...asked(answers, ticket, table), person, effective, ...answers.optional("manager") };
  },
  access(answers, ticket, table) {
    const person = readPerson(answers);
    const reason = answers.demand("reason");
    const until = answers.day("until");
    if (reason === undefined) return undefined;
    return {
      kind: "access",
      ...asked(answers, ticket, table),
      person,
      reason,
      askedAt: ticket.createdAt,
      ...(until === undefined ? {} : { until }),
      ...answers.optional("manager"),
    };
  },
};

function readHire<K extends "joiner" | "rehire">(answers: Answers, ticket: Ticket, table: ReferenceTable, kind: K) {
  const givenName = answers.demand("givenName");
  const start = answers.demandDay("start");
  checkNames(answers);
  checkPersonalEmail(answers, table);
  if (givenName === undefined || start === undefined) return undefined;
  // The login of a rehire names the old account; that of a joiner is the one to make.
  const names = ["familyName", "displayName", "employeeNumber", "personalEmail", "manager"] as const;
  return {
    kind,
    ...asked(answers, ticket, table),
    givenName,
    start,
    ...(kind === "joiner" ? answers.optional(...names, "login") : answers.optional(...names)),
  };
}

/** Okta keeps no longer names; a name is never cut short for somebody. */
const LONGEST_NAME = 50;

function checkNames(answers: Answers): void {
  for (const name of ["givenName", "familyName"] as const) {
    const { length } = [...(answers.text(name)?.value ?? "")];
    if (length > LONGEST_NAME) answers.refuse(name, `at most ${LONGEST_NAME} characters`, `${length} characters`);
  }
  for (const name of ["givenName", "familyName", "displayName"] as const) {
    const wrong = answers.text(name) === undefined ? undefined : nameProblem(answers.raw(name));
    if (wrong !== undefined) answers.refuse(name, wrong.expected, wrong.found);
  }
}

/** Before the first day nobody reads the company's own mail: an address there reaches no one. */
function checkPersonalEmail(answers: Answers, { rules }: ReferenceTable): void {
  const address = answers.text("personalEmail")?.value.toLowerCase();
  const own = [rules.login.template, rules.login.email ?? ""]
    .filter((template) => template.includes("@"))
    .map((template) => template.slice(template.lastIndexOf("@")).toLowerCase());
  if (address !== undefined && own.some((domain) => address.endsWith(domain)))
    answers.refuse("personalEmail", "an address outside the company", address.slice(address.lastIndexOf("@")));
}

/** A ticket may name the person by login, by employee number, or both; both must then mean the same person. */
function readPerson(answers: Answers): PersonRef {
  const person = answers.optional("login", "employeeNumber");
  if (person.login === undefined && person.employeeNumber === undefined) answers.demandOneOf("login", "employeeNumber");
  return person;
}

function asked({ attributes }: Answers, ticket: Ticket, table: ReferenceTable) {
  return {
    ticket: { id: ticket.id, key: ticket.key },
    attributes,
    zone: zoneOf(attributes, table.rules),
    ...(ticket.reporterEmail === undefined ? {} : { reporter: ticket.reporterEmail }),
  };
}
