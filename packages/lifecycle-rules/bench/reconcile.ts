import { compareWorkforce } from "../src/drift/compare-workforce.ts";
import type { HeldTarget, WorkforceMember } from "../src/drift/difference.ts";
import { defineTable } from "../src/reference-table/define-table.ts";
import { anInstant, aTable, someRules } from "../src/testing/builders.ts";
import { dice } from "./companies.ts";
import { hiddenCompany } from "./hidden-company.ts";

/** Compares a whole company with its table, and says what that takes. Run: `pnpm bench:reconcile [people] [rows]`. */
const [size = "50000", rowCount = "500"] = process.argv.slice(2);
const company = hiddenCompany(5, Number(size), Number(rowCount), 0);
const rows = company.rows.map(({ conditions, ...row }) => ({
  ...row,
  when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
}));
const profile = Object.fromEntries(Object.keys(company.people[0]?.attributes ?? {}).map((name) => [name, name]));
const rules = someRules({ profile, closed: [] });
const table = defineTable({ ...aTable(), rules, rows: withOneNameEach(rows) })._unsafeUnwrap();

const held = new Map<string, HeldTarget[]>(company.people.map(({ id }) => [id, []]));
const roll = dice(3);
let planted = 0;
for (const { id, members } of company.groups) {
  for (const member of members) {
    // One membership in fifty is missing.
    if (roll(50) === 0) planted += 1;
    else held.get(member)?.push({ id, name: id, how: "ours" });
  }
}
const people = company.people.map(({ id, attributes }): WorkforceMember => {
  return { id, login: `${id}@jupiter.example`, status: "ACTIVE", attributes, held: held.get(id) ?? [] };
});
const memberships = people.reduce((sum, person) => sum + person.held.length, 0);
const from = process.hrtime.bigint();
const { differing, differences } = compareWorkforce(table, people, anInstant("2027-09-02T10:00:00Z"));
const seconds = Number(process.hrtime.bigint() - from) / 1e9;
console.log(
  `${people.length} people, ${company.groups.length} groups, ${rows.length} rows, ${memberships} memberships; node ${process.version}`,
);
console.log(
  `compared in ${seconds.toFixed(2)} s; ${differences.length} differences of ${planted} planted, in ${differing} people`,
);
console.log(`memory of the whole process ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);

/** Two rows may share a group here, and a group has one name. */
function withOneNameEach<R extends { readonly grants: readonly { readonly kind: string }[] }>(
  drafts: readonly R[],
): readonly R[] {
  return drafts.map((row) => ({
    ...row,
    grants: row.grants.map((grant) => ("groupId" in grant ? { ...grant, name: grant.groupId } : grant)),
  }));
}
