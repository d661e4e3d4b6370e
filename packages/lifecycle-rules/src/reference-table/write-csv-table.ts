import { joinValues } from "./cell.ts";
import { writeCell } from "./csv.ts";
import { showProfile } from "./profile-cell.ts";
import type { Entitlement, ReferenceTable, Row } from "./table.ts";

/**
 * Writes a table's rows as CSV: what {@link readCsvTable} reads back as the same value, and what writing again leaves
 * byte for byte the same. The rules are not in it. Columns no row uses are left out.
 */
export function writeCsvTable({ name, org, rows }: Pick<ReferenceTable, "name" | "org" | "rows">): string {
  const conditions = [...new Set(rows.flatMap((row) => row.conditions.map(({ attribute }) => attribute)))].toSorted();
  const used = GRANTS.filter(({ cell }) => rows.some((row) => cell(row) !== ""));
  const columns: readonly Column[] = [
    { column: "id", cell: ({ id }) => id },
    { column: "owner", cell: ({ owner }) => owner },
    { column: "reason", cell: ({ reason }) => reason },
    { column: "class", cell: (row) => row.class },
    ...conditions.map((attribute) => ({ column: attribute, cell: (row: Row) => conditionCell(row, attribute) })),
    ...used,
  ];
  const lines = [
    ["#name", name],
    ["#org", org],
    columns.map(({ column }) => column),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  return `${lines.map((cells) => cells.map(writeCell).join(",")).join("\n")}\n`;
}

interface Column {
  readonly column: string;
  readonly cell: (row: Row) => string;
}

const of =
  <K extends Entitlement["kind"]>(kind: K, show: (grant: Extract<Entitlement, { kind: K }>) => string) =>
  ({ grants }: Row) =>
    joinValues(grants.filter((grant): grant is Extract<Entitlement, { kind: K }> => grant.kind === kind).map(show));

const profiles = of("application", ({ profile }) => showProfile(profile));

const hasProfile = ({ grants }: Row) =>
  grants.some((grant) => grant.kind === "application" && Object.keys(grant.profile ?? {}).length > 0);

const GRANTS: readonly Column[] = [
  { column: "group", cell: of("group", ({ groupId }) => groupId) },
  { column: "groupName", cell: of("group", ({ name }) => name) },
  { column: "application", cell: of("application", ({ appId }) => appId) },
  { column: "applicationLabel", cell: of("application", ({ label }) => label) },
  { column: "applicationProfile", cell: (row) => (hasProfile(row) ? profiles(row) : "") },
  { column: "task", cell: of("task", ({ task }) => task) },
  { column: "taskSummary", cell: of("task", ({ summary }) => summary) },
  { column: "notify", cell: of("notification", ({ event, audience }) => `${event} to ${audience}`) },
  { column: "excludes", cell: ({ excludes }) => joinValues(excludes ?? []) },
  { column: "keepFor", cell: ({ keepForDays }) => String(keepForDays ?? "") },
  { column: "expiresAfter", cell: ({ expiresAfterDays }) => String(expiresAfterDays ?? "") },
  { column: "backfill", cell: ({ backfill }) => (backfill === true ? "yes" : "") },
];

function conditionCell({ conditions }: Row, attribute: string): string {
  return conditions.find((condition) => condition.attribute === attribute)?.cell ?? "";
}
