import type { AttributeValue, Row, Test } from "@tenure/lifecycle-rules";

/** A person as a directory shows them: attribute → value. */
export type Person = Readonly<Record<string, AttributeValue>>;

/** Numbers from a seed, so that every run measures the same company. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix} ${at}`);

const DEPARTMENTS = names("Department", 40).flatMap((name) => [name, ...names(`${name}/Team`, 6)]);
const TITLES = names("Title", 400);
const LOCATIONS = names("Location", 30);
const EMPLOYMENT = ["Employee", "Contractor", "Intern"];
const COST_CENTRES = names("Cost centre", 200);
const APPLICATIONS = names("Application", 40);

/**
 * Rows as large companies have them: most for a department and a title, many for a department and a place, some for a
 * chosen application, some by hierarchy or negation, a few for everybody.
 */
export function someRows(count: number): readonly Row[] {
  const roll = dice(7);
  const pick = (from: readonly string[]) => from[roll(from.length)] ?? "";
  const anyOf = (...values: readonly string[]): Test => ({ kind: "any-of", values: [...new Set(values)] });
  const row = (at: number, tests: Readonly<Record<string, Test>>): Row => ({
    id: `row-${at}`,
    owner: "it@jupiter.example",
    reason: "generated",
    class: "birthright",
    conditions: Object.entries(tests).map(([attribute, test]) => ({ attribute, test, cell: "" })),
    grants: [
      { kind: "group", groupId: `00g${String(roll(Math.max(20, count / 2))).padStart(17, "0")}`, name: "Group" },
    ],
  });
  return Array.from({ length: count }, (_, at) => {
    const kind = roll(100);
    if (at < 3) return row(at, {});
    if (kind < 45) return row(at, { department: anyOf(pick(DEPARTMENTS)), title: anyOf(pick(TITLES), pick(TITLES)) });
    if (kind < 65)
      return row(at, { department: anyOf(pick(DEPARTMENTS), pick(DEPARTMENTS)), location: anyOf(pick(LOCATIONS)) });
    if (kind < 75)
      return row(at, { title: anyOf(pick(TITLES)), employmentType: { kind: "none-of", values: ["Contractor"] } });
    if (kind < 85) return row(at, { applications: anyOf(pick(APPLICATIONS)), department: anyOf(pick(DEPARTMENTS)) });
    if (kind < 92) return row(at, { costCenter: anyOf(pick(COST_CENTRES)), location: anyOf(pick(LOCATIONS)) });
    return row(at, {
      department: anyOf(`Department ${roll(40)}/*`),
      title: anyOf(pick(TITLES)),
      employmentType: anyOf(pick(EMPLOYMENT)),
    });
  });
}

/** People who all differ. */
export function somePeople(count: number): readonly Person[] {
  const roll = dice(11);
  const pick = (from: readonly string[]) => from[roll(from.length)] ?? "";
  return Array.from({ length: count }, (_, at) => ({
    employeeNumber: String(at),
    department: pick(DEPARTMENTS),
    title: pick(TITLES),
    location: pick(LOCATIONS),
    employmentType: pick(EMPLOYMENT),
    costCenter: pick(COST_CENTRES),
    applications: [...new Set([pick(APPLICATIONS), pick(APPLICATIONS), pick(APPLICATIONS)])],
  }));
}
