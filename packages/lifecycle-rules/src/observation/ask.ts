import { loginCandidates } from "../login/login-candidates.ts";
import { holds } from "../reference-table/match-rows.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import { type LiveRequest, liveRequest, type Request } from "../request/request.ts";
import type { Questions } from "./questions.ts";

/**
 * What a planner must know of the directory before it can decide on this request.
 *
 * A ticket about somebody who is there already states only what changes, so every row it does not rule out may apply:
 * the groups of all of those are asked for.
 */
export function questions(request: Request, table: ReferenceTable): Questions {
  const live = liveRequest(request);
  const grants =
    live.kind === "leaver" ? [] : table.rows.filter((row) => mayApply(row, live)).flatMap((row) => row.grants);
  return {
    person: personQuestions(live, table),
    candidateLogins: live.kind === "joiner" || live.kind === "rehire" ? loginCandidates(live, table.rules) : [],
    groupIds: sortedSet(grants.flatMap((grant) => (grant.kind === "group" ? [grant.groupId] : []))),
    applicationIds: sortedSet(grants.flatMap((grant) => (grant.kind === "application" ? [grant.appId] : []))),
    ...(live.manager === undefined ? {} : { manager: live.manager.value }),
    ...dutyQuestions(request, table),
  };
}

/** Whoever leaves is asked for everything; everybody else only for what they might be the last to hold. */
function dutyQuestions({ kind }: Request, { rules }: ReferenceTable): Pick<Questions, "duties"> {
  const lastMemberOf = sortedSet(rules.requiredGroups ?? []);
  const everything = kind === "leaver";
  const asks = everything || (lastMemberOf.length > 0 && kind !== "joiner");
  return asks ? { duties: { lastMemberOf, everything } } : {};
}

function mayApply(row: Row, request: LiveRequest): boolean {
  const stated = request.kind === "joiner" || request.kind === "rehire";
  // A change for a time leads back to what the ticket does not state: any row may apply then.
  if (request.kind === "mover" && request.until !== undefined) return true;
  return row.conditions.every(
    (condition) =>
      (!stated && request.attributes[condition.attribute] === undefined) || holds(condition, request.attributes),
  );
}

function personQuestions(request: LiveRequest, { rules }: ReferenceTable): Questions["person"] {
  const { login, employeeNumber } =
    request.kind === "joiner" ? { login: undefined, employeeNumber: request.employeeNumber } : request.person;
  const made = request.kind === "joiner" || request.kind === "rehire";
  return {
    logins: login === undefined ? [] : [login.value],
    ...(employeeNumber === undefined ? {} : { employeeNumber: employeeNumber.value }),
    ...(made ? { intent: { attribute: rules.intentAttribute, value: request.ticket.id } } : {}),
  };
}

const sortedSet = (ids: readonly string[]) => [...new Set(ids)].toSorted();
