import type { MinedGroup, MinedPerson } from "../src/adoption/mine-table.ts";
import { readCell, showTest } from "../src/reference-table/cell.ts";
import { matcherOf } from "../src/reference-table/matcher.ts";
import type { Row } from "../src/reference-table/table.ts";
import type { AttributeValue } from "../src/request/request.ts";
import { dice } from "./companies.ts";

/** A company that follows a table nobody wrote down, more or less. */
export interface HiddenCompany {
  readonly people: readonly MinedPerson[];
  readonly groups: readonly MinedGroup[];
  /** The table. */
  readonly rows: readonly Row[];
  /** What the table gives, before noise: group → people. */
  readonly due: ReadonlyMap<string, ReadonlySet<string>>;
}

const TITLES = ["Analyst", "Engineer", "Lead", "Manager", "Specialist", "Associate", "Director", "Assistant"];
const LOCATIONS = ["Zurich", "London", "New York", "Lisbon", "Singapore"];

/**
 * People in departments and teams with titles and places, and rows over one to three attributes. `noise` is the share
 * of memberships that are missing, and the same number that nobody can explain.
 */
export function hiddenCompany(seed: number, size: number, rowCount: number, noise: number): HiddenCompany {
  const roll = dice(seed);
  const departments = Array.from(
    { length: Math.max(4, Math.round(Math.sqrt(size) / 4)) },
    (_, at) => `Department ${at + 1}`,
  );
  const people = Array.from({ length: size }, (_, at): MinedPerson => {
    // Departments differ in size: the first is several times as large as the last.
    const department = Math.min(roll(departments.length), roll(departments.length));
    const attributes: Readonly<Record<string, AttributeValue>> = {
      department: departments[department] ?? "",
      team: `${departments[department]} team ${roll(4) + 1}`,
      title: TITLES[roll(TITLES.length)] ?? "",
      location: LOCATIONS[Math.min(roll(5), roll(5))] ?? "",
      employmentType: roll(10) === 0 ? "Contractor" : roll(12) === 0 ? "Intern" : "Employee",
      costCenter: `CC-${roll(30)}`,
    };
    return { id: `p${String(at).padStart(6, "0")}`, attributes, manager: `m${department}` };
  });
  const rows = Array.from({ length: rowCount }, (_, at) => someRow(at, roll, departments));
  const matcher = matcherOf({ rows });
  const due = new Map<string, Set<string>>(rows.map((row) => [groupOf(row), new Set<string>()]));
  for (const { id, attributes } of people) {
    for (const row of matcher((name) => attributes[name])) due.get(groupOf(row))?.add(id);
  }
  const groups = [...due].map(([id, members]): MinedGroup => {
    const kept = [...members].filter(() => roll(1000) >= noise * 1000);
    const strangers = Array.from({ length: members.size - kept.length }, () => people[roll(size)]?.id ?? "");
    return { id, name: id, members: [...new Set([...kept, ...strangers])] };
  });
  return { people, groups: groups.filter(({ members }) => members.length > 0), rows, due };
}

const groupOf = (row: Row) => row.grants.flatMap((grant) => (grant.kind === "group" ? grant.groupId : []))[0] ?? "";

function someRow(at: number, roll: (sides: number) => number, departments: readonly string[]): Row {
  const department = departments[roll(departments.length)] ?? "";
  const title = TITLES[roll(TITLES.length)] ?? "";
  const other = TITLES[roll(TITLES.length)] ?? "";
  const location = LOCATIONS[roll(LOCATIONS.length)] ?? "";
  const shapes: readonly Readonly<Record<string, string>>[] = [
    { department },
    { department },
    { team: `${department} team ${roll(4) + 1}` },
    { department, title: title === other ? title : `${title} | ${other}` },
    { location, employmentType: "!Contractor" },
    { title },
    { department, location },
    { employmentType: "Contractor" },
  ];
  const when = at === 0 ? {} : at === 1 ? { employmentType: "!Contractor" } : (shapes[roll(shapes.length)] ?? {});
  return {
    id: `row-${at}`,
    owner: "it@jupiter.example",
    reason: "hidden",
    class: "birthright",
    conditions: Object.entries(when).flatMap(([attribute, cell]) => {
      const test = readCell(cell)._unsafeUnwrap();
      return test === undefined ? [] : [{ attribute, test, cell: showTest(test) }];
    }),
    // Every fourth row shares its group with the one before, as two departments share an application.
    grants: [
      {
        kind: "group",
        groupId: `00gGroup${String(at % 4 === 3 ? at - 1 : at).padStart(12, "0")}`,
        name: `group ${at}`,
      },
    ],
  };
}
