/** Columns that say what a row is, not whom it is for. */
export const ROW_COLUMNS = ["id", "owner", "reason", "class"] as const;

/** Columns that say what a row grants. Those in pairs hold the same number of values. */
export const GRANT_COLUMNS = [
  "group",
  "groupName",
  "application",
  "applicationLabel",
  "applicationProfile",
  "task",
  "taskSummary",
  "notify",
] as const;

/** Columns that say how long, and whom else, a row concerns. */
export const SCOPE_COLUMNS = ["excludes", "keepFor", "expiresAfter", "backfill"] as const;

/** Names no attribute may have: as columns they mean something else. */
export const RESERVED_COLUMNS: readonly string[] = [...ROW_COLUMNS, ...GRANT_COLUMNS, ...SCOPE_COLUMNS];
