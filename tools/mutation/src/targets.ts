const RULES = "packages/lifecycle-rules/src";

/** A file to change, and the tests that must notice: those of the file first, then what stands around it. */
export interface Target {
  readonly file: string;
  readonly tests: readonly string[];
}

const scenarios = `${RULES}/scenarios`;

const target = (file: string, ...tests: readonly string[]): Target => ({
  file: `${RULES}/${file}`,
  tests: tests.map((test) => (test.startsWith("packages") ? test : `${RULES}/${test}`)),
});

/** The small files on which access hangs: matching, planning, brakes. */
export const TARGETS: readonly Target[] = [
  target("reference-table/matcher.ts", "reference-table/matcher.test.ts"),
  target("reference-table/value-index.ts", "reference-table/value-index.test.ts", "reference-table/matcher.test.ts"),
  target("reference-table/test-values.ts", "reference-table/matcher.test.ts", "reference-table/cell.test.ts"),
  target("reference-table/cell.ts", "reference-table/cell.test.ts", "reference-table/define-table.test.ts"),
  target("brakes/tripped-brakes.ts", "brakes"),
  target("brakes/window-brakes.ts", "brakes"),
  target("brakes/leaver-brakes.ts", "brakes"),
  target("brakes/removal.ts", "brakes"),
  target("brakes/window.ts", "brakes"),
  target("brakes/short-read.ts", "brakes"),
  target(
    "plan/change-access.ts",
    "plan/change-access",
    `${scenarios}/mover`,
    `${scenarios}/drift`,
    `${scenarios}/leaver`,
    "mover",
  ),
  target("plan/access-findings.ts", "plan/change-access", `${scenarios}/mover`, `${scenarios}/drift`),
  target("plan/covers.ts", "plan/covers"),
  target("plan/other-tickets.ts", "plan/other-tickets", `${scenarios}/rehire`),
  target("plan/come-back.ts", "plan/other-tickets", "cancellation", `${scenarios}/rehire`),
  target("plan/due.ts", "plan/covers"),
  target("separation/separate.ts", "separation"),
  target("leaver/strip.ts", `${scenarios}/leaver`, "leaver"),
  target(
    "cancellation/wanted-actions.ts",
    "cancellation",
    `${scenarios}/joiner`,
    `${scenarios}/leaver`,
    `${scenarios}/mover`,
    `${scenarios}/rehire`,
  ),
  target("cancellation/kept-out.ts", "cancellation"),
  target("leaver/contain.ts", `${scenarios}/leaver`, "leaver"),
  target("leaver/residue.ts", `${scenarios}/applications`, `${scenarios}/leaver`),
  target("applications/pushed-first.ts", "applications", `${scenarios}/applications`),
  target("applications/with-applications.ts", `${scenarios}/applications`),
  target("leaver/stages.ts", `${scenarios}/leaver`),
  target("leaver/duties.ts", `${scenarios}/leaver`),
  target(
    "entitlements/applicable-rows.ts",
    "entitlements/applicable-rows",
    `${scenarios}/joiner`,
    `${scenarios}/drift`,
    "explain",
  ),
  target("person/find-person.ts", "person", `${scenarios}/leaver`, `${scenarios}/mover`),
];
