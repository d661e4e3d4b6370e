import { err, ok, type Result } from "neverthrow";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Problem } from "../request/problem.ts";
import type { JoinerRequest, LeaverRequest, MoverRequest, Request } from "../request/request.ts";
import type { Ticket } from "../request/ticket.ts";
import { type Answers, readAnswers } from "./answers.ts";
import type { Form } from "./form.ts";
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
  return answers.problems.length > 0 || request === undefined ? err(answers.problems) : ok(request);
}

type Reader = (answers: Answers, ticket: Ticket, table: ReferenceTable) => Request | undefined;

const READERS: Readonly<Record<Request["kind"], Reader>> = {
  joiner: readJoiner,
  mover: readMover,
  leaver: readLeaver,
};

function readJoiner(answers: Answers, ticket: Ticket, table: ReferenceTable): JoinerRequest | undefined {
  const givenName = answers.demand("givenName");
  const start = answers.demandDay("start");
  if (givenName === undefined || start === undefined) return undefined;
  return {
    kind: "joiner",
    ...asked(answers, ticket, table),
    givenName,
    start,
    ...answers.optional("familyName", "displayName", "employeeNumber", "login", "personalEmail", "manager"),
  };
}

function readMover(answers: Answers, ticket: Ticket, table: ReferenceTable): MoverRequest | undefined {
  const effective = answers.demandDay("effective");
  const person = readPerson(answers);
  if (effective === undefined) return undefined;
  return { kind: "mover", ...asked(answers, ticket, table), person, effective, ...answers.optional("manager") };
}

function readLeaver(answers: Answers, ticket: Ticket, table: ReferenceTable): LeaverRequest | undefined {
  const immediate = answers.text("immediate");
  const person = readPerson(answers);
  const common = { kind: "leaver", person, noticedAt: ticket.createdAt, ...answers.optional("manager") } as const;
  if (immediate?.value === "Yes") {
    const leave = { kind: "immediate", origin: immediate.origin } as const;
    return { ...common, ...asked(answers, ticket, table), leave };
  }
  const lastDay = answers.demandDay("lastDay");
  if (lastDay === undefined) return undefined;
  return { ...common, ...asked(answers, ticket, table), leave: { kind: "end-of-day", lastDay } };
}

/** A ticket may name the person by login, by employee number, or both; both must then mean the same person. */
function readPerson(answers: Answers): MoverRequest["person"] {
  const person = answers.optional("login", "employeeNumber");
  if (person.login === undefined && person.employeeNumber === undefined) answers.demandOneOf("login", "employeeNumber");
  return person;
}

function asked({ attributes }: Answers, ticket: Ticket, table: ReferenceTable) {
  return { ticket: { id: ticket.id, key: ticket.key }, attributes, zone: zoneOf(attributes, table.rules) };
}
