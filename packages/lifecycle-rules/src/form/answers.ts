import type { ReferenceTable } from "../reference-table/table.ts";
import type { Problem } from "../request/problem.ts";
import type { Attributes, AttributeValue, Given, Origin } from "../request/request.ts";
import type { Ticket } from "../request/ticket.ts";
import { type LocalDate, parseLocalDate } from "../time/local-date.ts";
import { closedValueProblem } from "./closed-values.ts";
import { type FormField, LIST_KINDS } from "./field.ts";
import { CORE_NAMES, type CoreName, type Form, KINDS_OF_CORE } from "./form.ts";
import { readValue } from "./read-value.ts";

/** What a ticket's form says, read once; missing and mistaken values gather in `problems`. */
export interface Answers {
  readonly problems: Problem[];
  /** Everything the form declares beyond its core fields. */
  readonly attributes: Attributes;
  text(name: CoreName): Given<string> | undefined;
  /** What the ticket holds there, before it is cleaned. */
  raw(name: CoreName): unknown;
  /** As {@link text}; nothing there is a problem. */
  demand(name: CoreName): Given<string> | undefined;
  day(name: CoreName): Given<LocalDate> | undefined;
  demandDay(name: CoreName): Given<LocalDate> | undefined;
  /** Notes that what was filled in cannot be meant. */
  refuse(name: CoreName, expected: string, found: string): void;
  demandOneOf(...names: readonly CoreName[]): void;
  /** Those of the names that are filled in. */
  optional<N extends CoreName>(...names: readonly N[]): { readonly [K in N]?: Given<string> };
}

/** Reads every field a form declares. */
export function readAnswers(form: Form, table: ReferenceTable, ticket: Ticket): Answers {
  const problems: Problem[] = [];
  const given = new Map<string, Given<AttributeValue>>();
  for (const [name, field] of Object.entries(form.fields)) {
    const origin = originOf(field, ticket);
    const raw = rawOf(field, ticket);
    readValue(field, raw).match(
      (value) => {
        const wrong = value === undefined ? undefined : wrongKind(name, field);
        if (wrong !== undefined) problems.push(wrong);
        else if (value !== undefined) given.set(name, { value, origin });
        else if (field.required) problems.push(missing(field));
      },
      (wrong) => problems.push({ ...wrong, ...named(field), sentence: sentenceOf(field, wrong) }),
    );
  }
  const attributes = Object.fromEntries([...given].filter(([name]) => !isCore(name)));
  problems.push(...closedValueProblems(form, table, attributes), ...demandProblems(form, table, given));

  const text = (name: CoreName): Given<string> | undefined => {
    const answer = given.get(name);
    return typeof answer?.value === "string" ? { value: answer.value, origin: answer.origin } : undefined;
  };
  const complain = (name: CoreName) => {
    const field = form.fields[name] ?? { id: name, label: name };
    if (!problems.some((problem) => problem.field === field.id)) problems.push(missing(field));
  };
  const demand = (name: CoreName) => {
    const answer = text(name);
    if (answer === undefined) complain(name);
    return answer;
  };
  return {
    problems,
    attributes,
    text,
    raw: (name) => (form.fields[name] === undefined ? undefined : rawOf(form.fields[name], ticket)),
    demand,
    day: (name) => asDay(text(name)),
    demandDay: (name) => asDay(demand(name)),
    refuse: (name, expected, found) => {
      const field = form.fields[name] ?? { id: name, label: name };
      const wrong = { expected, found };
      problems.push({ kind: "not-allowed", ...named(field), ...wrong, sentence: sentenceOf(field, wrong) });
    },
    demandOneOf: (...names) => {
      const declared = names.find((name) => form.fields[name] !== undefined);
      complain(declared ?? names[0] ?? "login");
    },
    optional: <N extends CoreName>(...names: readonly N[]) =>
      Object.fromEntries(names.map((name) => [name, text(name)]).filter(([, answer]) => answer !== undefined)) as {
        readonly [K in N]?: Given<string>;
      },
  };
}

/** A form that was declared past its type: an answer nobody could use is said, never dropped. */
function wrongKind(name: string, field: FormField): Problem | undefined {
  if (!isCore(name)) return undefined;
  const needed = new Map<string, string>(Object.entries(KINDS_OF_CORE)).get(name);
  const isList = LIST_KINDS.has(field.kind);
  if (needed === undefined ? !isList : needed === field.kind) return undefined;
  const expected = `a ${needed ?? "single value"} field`;
  const sentence = `${field.label}: the form's field "${name}" must be ${expected}, and is declared as ${field.kind}; whoever keeps the form has to mend it.`;
  return { kind: "wrong-type", ...named(field), expected, found: field.kind, sentence };
}

function originOf({ id, label }: FormField, ticket: Ticket): Origin {
  const answered = ticket.answers !== undefined && Object.hasOwn(ticket.answers, id);
  return { source: answered ? "form-answer" : "field", id, label };
}

function rawOf(field: FormField, ticket: Ticket): unknown {
  return originOf(field, ticket).source === "form-answer" ? ticket.answers?.[field.id] : ticket.fields[field.id];
}

function asDay(answer: Given<string> | undefined): Given<LocalDate> | undefined {
  const day = answer === undefined ? undefined : parseLocalDate(answer.value).unwrapOr(undefined);
  return answer === undefined || day === undefined ? undefined : { value: day, origin: answer.origin };
}

const isCore = (name: string) => CORE_NAMES.some((core) => core === name);

function closedValueProblems(form: Form, table: ReferenceTable, attributes: Attributes): readonly Problem[] {
  return table.rules.closed.flatMap((attribute) => {
    const field = form.fields[attribute];
    const answer = attributes[attribute];
    if (field === undefined || answer === undefined) return [];
    return [answer.value].flat().flatMap((value) => {
      const wrong = closedValueProblem(table, attribute, value);
      return wrong === undefined ? [] : [{ ...wrong, ...named(field), sentence: sentenceOf(field, wrong) }];
    });
  });
}

/** What the table demands of people like this one: a contractor's end date, for instance. */
function demandProblems(
  form: Form,
  { rules }: ReferenceTable,
  given: ReadonlyMap<string, Given<AttributeValue>>,
): readonly Problem[] {
  return (rules.requires ?? [])
    .filter(({ attribute, value }) => [given.get(attribute)?.value ?? []].flat().includes(value))
    .flatMap(({ value, needs }) =>
      needs
        .filter((name) => !given.has(name) && form.fields[name]?.required !== true)
        .map((name) => {
          const field = form.fields[name] ?? { id: name, label: name };
          return { ...missing(field), sentence: `${field.label} is not filled in; ${value} needs it.` };
        }),
    );
}

const named = ({ id, label }: Pick<FormField, "id" | "label">) => ({ field: id, label });

function missing(field: Pick<FormField, "id" | "label">): Problem {
  return {
    kind: "missing",
    ...named(field),
    expected: "a value",
    found: undefined,
    sentence: `${field.label} is not filled in.`,
  };
}

function sentenceOf(
  { label }: Pick<FormField, "label">,
  wrong: Pick<Problem, "expected" | "found" | "nearest">,
): string {
  const hint = wrong.nearest === undefined ? "" : ` Did you mean "${wrong.nearest}"?`;
  return `${label}: expected ${wrong.expected}, found "${wrong.found}".${hint}`;
}
