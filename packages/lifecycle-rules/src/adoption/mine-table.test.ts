import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCell } from "../reference-table/cell.ts";
import { passes, valuesOf } from "../reference-table/test-values.ts";
import { type MinedGroup, type MinedPerson, type MinedTable, mineTable } from "./mine-table.ts";

const attributes = ["department", "employmentType", "location", "title"];

describe("mineTable", () => {
  it("finds the rows an org follows: everybody, a department, two titles, all but contractors", () => {
    const people = crew(120);
    const members = (id: string, holds: (person: Readonly<Record<string, string>>) => boolean): MinedGroup => ({
      id,
      name: id,
      members: people
        .filter((person) => holds(person.attributes as Readonly<Record<string, string>>))
        .map((one) => one.id),
    });

    const { rows, exceptions } = mineTable(
      people,
      [
        members("everybody", () => true),
        members("sales", ({ department }) => department === "Sales"),
        members("crm", ({ department }) => department === "Sales"),
        members("benefits", ({ employmentType }) => employmentType !== "Contractor"),
        members(
          "planning",
          ({ title, department }) => department === "Data" && (title === "Lead" || title === "Manager"),
        ),
      ],
      { attributes },
    );

    expect(
      rows.map(({ when, grants }) => [when, grants.map((grant) => (grant.kind === "group" ? grant.groupId : ""))]),
    ).toEqual([
      [{}, ["everybody"]],
      [{ employmentType: "!Contractor" }, ["benefits"]],
      [{ department: "Sales" }, ["crm", "sales"]],
      [{ department: "Data", title: "Lead | Manager" }, ["planning"]],
    ]);
    expect(exceptions).toEqual([]);
  });

  it("lists what no row explains with the manager as suggested owner, and whom a row would newly give access", () => {
    const people = crew(60);
    const sales = people.filter((person) => person.attributes["department"] === "Sales").map(({ id }) => id);
    const stranger = people.find((person) => person.attributes["department"] === "Data") as MinedPerson;
    const [missing, ...rest] = sales;

    const { exceptions } = mineTable(people, [{ id: "crm", name: "CRM", members: [...rest, stranger.id] }], {
      attributes,
    });

    expect(exceptions).toEqual([
      { kind: "held-without-row", person: stranger.id, groupId: "crm", suggestedOwner: "head-of-data" },
      { kind: "row-without-holding", person: missing, groupId: "crm", suggestedOwner: "head-of-sales" },
    ]);
  });

  it("describes every org exactly: what the rows give, with the exceptions, is what is held", () => {
    fc.assert(
      fc.property(anyOrg, ({ people, groups }) => {
        const table = mineTable(people, groups, { attributes, minPeople: 2 });
        for (const { id, members } of groups) expect(described(table, people, id)).toEqual(new Set(members));
      }),
      { numRuns: 200 },
    );
  });

  it("finds the same whatever the order of people, groups and members", () => {
    fc.assert(
      fc.property(anyOrg, fc.infiniteStream(fc.nat()), ({ people, groups }, keys) => {
        const shuffled = <T>(items: readonly T[]): readonly T[] =>
          items
            .map((item) => ({ item, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const other = shuffled(groups).map((group) => ({ ...group, members: shuffled(group.members) }));
        expect(mineTable(shuffled(people), other, { attributes })).toEqual(mineTable(people, groups, { attributes }));
      }),
      { numRuns: 100 },
    );
  });

  it("stops where it is told to, and says what it has not read", () => {
    const people = crew(40);
    const groups = ["a", "b", "c"].map((id) => ({ id, name: id, members: people.map((one) => one.id) }));

    const { unread, evidence } = mineTable(people, groups, { attributes, onProgress: ({ done }) => done < 1 });

    expect(unread).toEqual(["b", "c"]);
    expect(evidence).toEqual([{ rowId: "everybody", groupId: "a", people: 40, precision: 1, recall: 1 }]);
  });
});

/** Who has a group by the rows, with the exceptions put right. */
function described(
  { rows, exceptions }: MinedTable,
  people: readonly MinedPerson[],
  groupId: string,
): ReadonlySet<string> {
  const given = new Set<string>();
  for (const { when = {}, grants } of rows) {
    if (!grants.some((grant) => grant.kind === "group" && grant.groupId === groupId)) continue;
    const tests = Object.entries(when).map(([name, cell]) => [name, readCell(cell)._unsafeUnwrap()] as const);
    for (const person of people) {
      if (tests.every(([name, test]) => test === undefined || passes(test, valuesOf(person.attributes[name]))))
        given.add(person.id);
    }
  }
  for (const { kind, person, groupId: group } of exceptions) {
    if (group !== groupId) continue;
    if (kind === "held-without-row") given.add(person);
    else given.delete(person);
  }
  return given;
}

/** People spread evenly over three departments, four titles, two places, with every tenth a contractor. */
function crew(size: number): readonly MinedPerson[] {
  const of = (values: readonly string[], at: number) => values[at % values.length] ?? "";
  return Array.from({ length: size }, (_, at) => {
    const department = of(["Sales", "Data", "Legal"], at);
    return {
      id: `p${String(at).padStart(3, "0")}`,
      attributes: {
        department,
        title: of(["Lead", "Manager", "Analyst", "Assistant"], Math.floor(at / 3)),
        location: of(["Zurich", "London"], Math.floor(at / 12)),
        employmentType: at % 10 === 9 ? "Contractor" : at % 10 === 4 ? "Intern" : "Employee",
      },
      manager: `head-of-${department.toLowerCase()}`,
    };
  });
}

const anyOrg = fc
  .array(
    fc.record({
      department: fc.constantFrom("A", "A/B", "A/B/C", "D", "!E", "F*"),
      employmentType: fc.constantFrom("Employee", "Contractor", "Intern"),
      title: fc.option(fc.constantFrom("x", "y"), { nil: "" }),
    }),
    { minLength: 1, maxLength: 70 },
  )
  .chain((profiles) => {
    const people = profiles.map((own, at): MinedPerson => ({ id: `p${at}`, attributes: own }));
    const group = fc
      .tuple(fc.constantFrom(...profiles), fc.subarray(people))
      .map(([like, some]): readonly string[] => [
        ...new Set([
          ...people.filter(({ attributes: own }) => own["department"] === like.department).map(({ id }) => id),
          ...some.slice(0, 4).map(({ id }) => id),
        ]),
      ]);
    return fc.array(group, { maxLength: 4 }).map((sets) => ({
      people,
      groups: sets.map((members, at): MinedGroup => ({ id: `g${at}`, name: `g${at}`, members })),
    }));
  });
