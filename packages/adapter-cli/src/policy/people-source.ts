import type { AttributeValue, ImpactPerson, TableRules } from "@tenure/lifecycle-rules";
import { peopleOf, type WorkforcePerson } from "@tenure/service";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { readSettings } from "../config/read-settings.ts";
import { exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { knownAttributes } from "./known-words.ts";
import type { Policy } from "./load-policy.ts";
import { describedPerson } from "./person.ts";
import { readPeople } from "./read-people.ts";

/** Where people are looked up: a file, or Okta with the credentials of the environment. */
export interface PeopleOptions {
  readonly config: string;
  readonly people?: string;
}

/** Everybody who works here, by name: what is said of them is the same whatever the order they were read in. */
export function everybody(
  { table }: Policy,
  { config, people }: PeopleOptions,
  terminal: Terminal,
): ResultAsync<readonly ImpactPerson[], Complaint> {
  if (people !== undefined) return readPeople(terminal.folder, people).asyncAndThen((all) => okAsync(byId(all)));
  return readSettings(config, terminal).andThen(({ okta }) =>
    peopleOf(okta)
      .all()
      .mapErr(oktaFailed)
      .andThen((all) => (all.length === 0 ? errAsync(NOBODY) : okAsync(all)))
      .map((all) => byId(all.map((person) => asTheTableSees(person, table.rules)))),
  );
}

function byId(people: readonly ImpactPerson[]): readonly ImpactPerson[] {
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Somebody: described by attributes (`department=Data;team=Analytics`), of a file of people, or in Okta. */
export function somebody(
  text: string,
  { table }: Policy,
  { config, people }: PeopleOptions,
  terminal: Terminal,
): ResultAsync<ImpactPerson, Complaint> {
  if (text.trim() === "") {
    return errAsync(unknown("Say who: a login, or attributes such as department=Data;team=Analytics."));
  }
  if (text.includes("=")) {
    return describedPerson(text)
      .andThen((person) => knownAttributes(person, table))
      .asyncAndThen((person) => okAsync(person));
  }
  if (people !== undefined) {
    return readPeople(terminal.folder, people).asyncAndThen((all) => {
      const found = all.find(({ id }) => id.toLowerCase() === text.toLowerCase());
      return found === undefined ? errAsync(unknown(`Nobody in ${people} is called ${text}.`)) : okAsync(found);
    });
  }
  return readSettings(config, terminal).andThen(({ okta }) =>
    peopleOf(okta)
      .find(text)
      .mapErr(oktaFailed)
      .andThen((person) =>
        person === undefined
          ? errAsync(unknown(`Okta knows nobody called ${text}.`))
          : okAsync(asTheTableSees(person, table.rules)),
      ),
  );
}

/** A person by the table's names for attributes instead of Okta's. */
export function asTheTableSees({ login, profile }: WorkforcePerson, { profile: places }: TableRules): ImpactPerson {
  const attributes = Object.entries(places).flatMap(([attribute, place]): (readonly [string, AttributeValue])[] => {
    const value = profile[place];
    if (value === undefined) return [];
    return [[attribute, typeof value === "number" || typeof value === "boolean" ? String(value) : value]];
  });
  return { id: login, attributes: Object.fromEntries(attributes) };
}

const NOBODY: Complaint = {
  kind: "nobody",
  exit: exitCode.remoteFailed,
  sentence: "Okta answered that nobody works here: nothing is said about nobody.",
};

function unknown(sentence: string): Complaint {
  return { kind: "unknown-person", exit: exitCode.badInput, sentence };
}

function oktaFailed({ kind, sentence }: { readonly kind: string; readonly sentence: string }): Complaint {
  return { kind, exit: exitCode.remoteFailed, sentence };
}
