import { loginCandidates } from "../login/login-candidates.ts";
import { holds } from "../reference-table/match-rows.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import type { Request } from "../request/request.ts";
import type { Questions } from "./questions.ts";

/**
 * What a planner must know of the directory before it can decide on this request.
 *
 * A mover's ticket states only what changes, so every row it does not rule out may apply: the groups of all of those
 * are asked for.
 */
export function questions(request: Request, table: ReferenceTable): Questions {
  const rows = request.kind === "leaver" ? [] : table.rows.filter((row) => mayApply(row, request));
  const grants = rows.flatMap((row) => row.grants);
  return {
    person: personQuestions(request, table),
    candidateLogins: request.kind === "joiner" ? loginCandidates(request, table.rules) : [],
    groupIds: sortedSet(grants.flatMap((grant) => (grant.kind === "group" ? [grant.groupId] : []))),
    applicationIds: sortedSet(grants.flatMap((grant) => (grant.kind === "application" ? [grant.appId] : []))),
    ...(request.manager === undefined ? {} : { manager: request.manager.value }),
  };
}

function mayApply(row: Row, request: Request): boolean {
  return row.conditions.every((condition) => {
    const unknown = request.kind !== "joiner" && request.attributes[condition.attribute] === undefined;
    return unknown || holds(condition, request.attributes);
  });
}

function personQuestions(request: Request, { rules }: ReferenceTable): Questions["person"] {
  const { login, employeeNumber } = request.kind === "joiner" ? { ...request, login: undefined } : request.person;
  return {
    logins: login === undefined ? [] : [login.value],
    ...(employeeNumber === undefined ? {} : { employeeNumber: employeeNumber.value }),
    ...(request.kind === "joiner" ? { intent: { attribute: rules.intentAttribute, value: request.ticket.id } } : {}),
  };
}

const sortedSet = (ids: readonly string[]) => [...new Set(ids)].toSorted();
