import { type MinedPerson, type MinedTable, mineTable } from "../src/adoption/mine-table.ts";
import { readCell } from "../src/reference-table/cell.ts";
import { passes, valuesOf } from "../src/reference-table/test-values.ts";
import { type HiddenCompany, hiddenCompany } from "./hidden-company.ts";

/**
 * Mines companies whose true table is known, and says how much of it comes back, beside two simple ways.
 * Run: `pnpm bench:mining [people] [rows]`.
 */
const [size = "2000", rowCount = "60"] = process.argv.slice(2);
const attributes = ["department", "team", "title", "location", "employmentType", "costCenter"];

/** A way of finding rows: which people each group should have, and how many rows that takes. */
interface Found {
  readonly rows: number;
  readonly gives: ReadonlyMap<string, ReadonlySet<string>>;
}

console.log(`${size} people, ${rowCount} hidden rows, 3 companies each; node ${process.version}`);
console.log(
  "Against the hidden table, not against the noisy org: share of given memberships that are right (precision),",
);
console.log("share of right ones that are given (recall), groups given to exactly the right people, rows written.\n");
console.log("noise  way                       precision  recall  exact groups   rows (hidden)  seconds");
for (const noise of [0, 0.05, 0.1, 0.2]) {
  for (const [name, way] of [
    ["mined", mined],
    ["best single attribute", bySingleAttribute],
    ["one row per kind of person", byWholeProfile],
  ] as const) {
    const results = [1, 2, 3].map((seed) => judge(hiddenCompany(seed, Number(size), Number(rowCount), noise), way));
    const mean = (of: (result: (typeof results)[number]) => number) =>
      results.reduce((sum, result) => sum + of(result), 0) / results.length;
    console.log(
      [
        `${Math.round(noise * 100)} %`.padStart(5),
        name.padEnd(26),
        mean(({ precision }) => precision)
          .toFixed(3)
          .padStart(8),
        mean(({ recall }) => recall)
          .toFixed(3)
          .padStart(7),
        `${(mean(({ exact }) => exact) * 100).toFixed(0)} %`.padStart(13),
        `${mean(({ rows }) => rows).toFixed(0)} (${mean(({ hidden }) => hidden).toFixed(0)})`.padStart(15),
        mean(({ seconds }) => seconds)
          .toFixed(2)
          .padStart(8),
      ].join(" "),
    );
  }
}

function judge(company: HiddenCompany, way: (company: HiddenCompany) => Found) {
  const from = process.hrtime.bigint();
  const { rows, gives } = way(company);
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  let [right, given, due, exact] = [0, 0, 0, 0];
  for (const { id } of company.groups) {
    const wanted = company.due.get(id) ?? new Set<string>();
    const got = gives.get(id) ?? new Set<string>();
    const hits = got.intersection(wanted).size;
    right += hits;
    given += got.size;
    due += wanted.size;
    if (hits === wanted.size && hits === got.size) exact += 1;
  }
  const hidden = new Set(
    company.rows.map((row) => JSON.stringify(row.conditions.map(({ attribute, cell }) => [attribute, cell]))),
  ).size;
  return {
    rows,
    hidden,
    seconds,
    precision: given === 0 ? 1 : right / given,
    recall: right / due,
    exact: exact / company.groups.length,
  };
}

function mined({ people, groups }: HiddenCompany): Found {
  const table = mineTable(people, groups, { attributes });
  return { rows: table.rows.length, gives: givenBy(table, people) };
}

function givenBy({ rows }: MinedTable, people: readonly MinedPerson[]): Found["gives"] {
  const gives = new Map<string, Set<string>>();
  for (const { when = {}, grants } of rows) {
    const tests = Object.entries(when).map(([attribute, cell]) => [attribute, readCell(cell)._unsafeUnwrap()] as const);
    const holds = (person: MinedPerson) =>
      tests.every(([attribute, test]) => test === undefined || passes(test, valuesOf(person.attributes[attribute])));
    for (const grant of grants) {
      if (grant.kind !== "group") continue;
      const set = gives.get(grant.groupId) ?? new Set<string>();
      for (const person of people) if (holds(person)) set.add(person.id);
      gives.set(grant.groupId, set);
    }
  }
  return gives;
}

/** Each value of an attribute of whose people nine in ten are in a group is a row. */
function bySingleAttribute({ people, groups }: HiddenCompany): Found {
  let rows = 0;
  const gives = new Map<string, Set<string>>();
  for (const { id, members } of groups) {
    const inGroup = new Set(members);
    const set = new Set<string>();
    for (const attribute of attributes) {
      const byValue = Map.groupBy(people, ({ attributes: own }) => String(own[attribute]));
      for (const those of byValue.values()) {
        if (those.filter((person) => inGroup.has(person.id)).length < those.length * 0.9) continue;
        rows += 1;
        for (const person of those) set.add(person.id);
      }
    }
    gives.set(id, set);
  }
  return { rows, gives };
}

/** Everybody with the same attributes gets what most of them have. */
function byWholeProfile({ people, groups }: HiddenCompany): Found {
  const byProfile = [
    ...Map.groupBy(people, ({ attributes: own }) => JSON.stringify(attributes.map((name) => own[name]))).values(),
  ];
  const gives = new Map<string, Set<string>>();
  for (const { id, members } of groups) {
    const inGroup = new Set(members);
    const kept = byProfile.filter(
      (those) => those.filter((person) => inGroup.has(person.id)).length * 2 > those.length,
    );
    gives.set(id, new Set(kept.flat().map((person) => person.id)));
  }
  return { rows: byProfile.length, gives };
}
