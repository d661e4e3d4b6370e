import * as z from "zod";
import type { PlannedApplication, PlannedStep } from "./applications-plan.ts";

/** Something Okta holds otherwise than declared, in one line. */
export interface ApplicationDrift {
  /** The name people see in Okta. */
  readonly label: string;
  /** `waits`: a person has to do something in a console first. `extra`: Okta holds it, and nobody declared it. */
  readonly kind: "differs" | "waits" | "extra";
  readonly sentence: string;
}

/** What differs between what is declared and what Okta holds; nothing when all is well. */
export function driftOf({ extras, label, steps, userName, waiting }: PlannedApplication): readonly ApplicationDrift[] {
  return [
    ...steps
      .flatMap((step) => (isAboutExtra(step) ? [] : differences(step)))
      .map((sentence) => differs(label, sentence)),
    ...extras.map(({ groupName, held }) => ({
      label,
      kind: "extra" as const,
      sentence:
        held === "assigned"
          ? `the group ${groupName} gives it to its members, and is not declared`
          : `the group ${groupName} is pushed, and is not declared`,
    })),
    ...(userName === undefined ? [] : [{ label, kind: "extra" as const, sentence: userNameSentence(userName) }]),
    // Of several that wait for the same step, one line says it.
    ...[...new Set(waiting.map(({ sentence }) => sentence))].map((reason) => ({
      label,
      kind: "waits" as const,
      sentence: `${pushed(waiting.filter(({ sentence }) => sentence === reason))}, and cannot be yet. ${reason}`,
    })),
  ];
}

/** What to do where people are called otherwise at an application than anybody declared. */
export function userNameSentence({ expected, held }: NonNullable<PlannedApplication["userName"]>): string {
  return `user names are made of ${held} in Okta, and ${expected} is expected: people may sign on there as somebody else. Mend it in Okta's console, or declare it as userName; it is never written`;
}

const differs = (label: string, sentence: string): ApplicationDrift => ({ label, kind: "differs", sentence });

function pushed(groups: PlannedApplication["waiting"]): string {
  const names = groups.map(({ groupName }) => groupName).join(", ");
  return groups.length === 1
    ? `the group ${names} is declared to be pushed`
    : `the groups ${names} are declared to be pushed`;
}

/** Taking an extra away is a step and an extra both; it is told once. */
const isAboutExtra = ({ kind }: PlannedStep): boolean => kind === "unassign-group" || kind === "end-push";

function differences(step: PlannedStep): readonly string[] {
  switch (step.kind) {
    case "create-application":
      return ["declared, and not in Okta"];
    case "change-application":
      return step.differences.map(
        ({ setting, wanted, held }) => `${setting} is ${shown(held)} in Okta, and ${shown(wanted)} is declared`,
      );
    case "activate-application":
      return ["switched off in Okta: nobody can sign on"];
    case "assign-group":
      return [`the group ${step.groupName} does not give it to its members as declared`];
    case "push-group":
      return [`the group ${step.groupName} is declared to be pushed, and is not`];
    case "restart-push":
      return [`the push of the group ${step.groupName} has stopped`];
    case "unassign-group":
    case "end-push":
      return [];
  }
}

/** A value as JSON, kept short; what is not there is called nothing, and attributes are told as a person reads them. */
export function shown(value: unknown): string {
  const statements = Statements.safeParse(value);
  if (statements.success) return statements.data.map(statementWords).join(", ");
  const text = value === undefined || value === null ? "nothing" : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}

/** What an assertion says of people, as Okta writes it. */
const Statements = z
  .array(
    z.looseObject({
      name: z.string(),
      values: z.array(z.string()).nullish(),
      filterType: z.string().nullish(),
      filterValue: z.string().nullish(),
    }),
  )
  .min(1);

const FILTERS: ReadonlyMap<string, string> = new Map([
  ["STARTS_WITH", "that start with"],
  ["EQUALS", "called"],
  ["CONTAINS", "that contain"],
  ["REGEX", "that match"],
]);

function statementWords({ filterType, filterValue, name, values }: z.infer<typeof Statements>[number]): string {
  if (typeof filterValue !== "string") return `${name} = ${(values ?? []).join(", ")}`;
  return `${name} = groups ${FILTERS.get(filterType ?? "") ?? filterType} ${filterValue}`;
}
