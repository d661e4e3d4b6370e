import { err, ok, type Result } from "neverthrow";
import type { Call } from "../http/call.ts";
import { type OktaProblem, problems } from "../http/problem.ts";
import { conditions } from "../search/filter.ts";
import { matches } from "../search/matches.ts";
import { parseFilter } from "../search/parse-filter.ts";
import type { App } from "./app.ts";

const FILTERABLE = ["id", "status", "name", "credentials.signing.kid", "settings.slo.enabled", "user.id", "group.id"];

/** The applications a list request asks for, by id. */
export function findApps(call: Call): Result<readonly App[], OktaProblem> {
  const apps = [...call.org.apps.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const words = call.query.get("q")?.toLowerCase();
  const named = apps.filter(
    ({ name, label }) =>
      words === undefined || name.toLowerCase().startsWith(words) || label.toLowerCase().startsWith(words),
  );
  const text = call.query.get("filter");
  if (text === null) return ok(named);
  const filter = parseFilter(text);
  const isAllowed = (one: ReturnType<typeof conditions>[number]): boolean =>
    one.kind === "compare" && one.operator === "eq" && FILTERABLE.includes(one.attribute);
  if (filter === undefined || !conditions(filter).every(isAllowed)) return err(problems.badSearch);
  return ok(
    named.filter((app) => matches(filter, { ignoreCase: false, read: (attribute) => read(call, app, attribute) })),
  );
}

function read(call: Call, app: App, attribute: string): unknown {
  const { org } = call;
  switch (attribute) {
    case "user.id":
      return [...(org.appUsers.get(app.id)?.keys() ?? [])];
    case "group.id":
      return [...(org.appGroups.get(app.id)?.keys() ?? [])];
    default:
      return attribute.split(".").reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), app);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
