import { err } from "neverthrow";
import { fieldOfKind } from "../fields/field-of-kind.ts";
import { type Call, json, objectBody } from "../http/call.ts";
import { servicePage } from "../http/page.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { applyEdit } from "../issues/edit-issue.ts";
import { isAgent } from "../permissions/can.ts";
import { pathRequest } from "./find-request.ts";
import { asServiceProblem, serviceProblem } from "./service-problem.ts";
import { serviceUserView } from "./service-user-view.ts";

const READ = "read:servicedesk-request";
const WRITE = "write:servicedesk-request";
const REQUEST = "/rest/servicedeskapi/request/{issueIdOrKey}";

/** Who takes part in a request beside whoever asked. */
export const participantRoutes: readonly Route[] = [
  route(`GET ${REQUEST}/participant`, READ, function* (call) {
    const { issue } = yield* pathRequest(call);
    return json(
      yield* servicePage(
        call,
        participants(call, issue.values).map((id) => serviceUserView(readerOf(call), id)),
      ),
    );
  }),
  route(`POST ${REQUEST}/participant`, WRITE, function* (call) {
    return yield* changeParticipants(call, (now, given) => [...new Set([...now, ...given])]);
  }),
  route(`DELETE ${REQUEST}/participant`, WRITE, function* (call) {
    return yield* changeParticipants(call, (now, given) => now.filter((id) => !given.includes(id)));
  }),
];

/** The participants in a request, by account id. */
export function participants({ site }: Call, values: Readonly<Record<string, unknown>>): readonly string[] {
  const stored = values[fieldOfKind(site, "participants") ?? ""];
  return Array.isArray(stored) ? stored.map(String) : [];
}

function* changeParticipants(
  call: Call,
  change: (now: readonly string[], given: readonly string[]) => readonly string[],
) {
  const { site, caller } = call;
  const { issue, project } = yield* pathRequest(call);
  if (!isAgent(site, caller.user, project)) {
    return yield* err(serviceProblem(403, "You cannot change participants.", "sd.request.participant.forbidden"));
  }
  const { accountIds } = yield* objectBody(call).mapErr(asServiceProblem);
  const given = Array.isArray(accountIds) ? accountIds.map(String) : [];
  const unknown = given.find((id) => !site.users.has(id));
  if (unknown !== undefined) {
    return yield* err(serviceProblem(400, `The user ${unknown} does not exist.`, "sd.request.participant.unknown"));
  }
  const next = change(participants(call, issue.values), given);
  const fieldId = fieldOfKind(site, "participants") ?? "";
  const edited = applyEdit(site, issue, { values: { ...issue.values, [fieldId]: next } }, caller.user);
  return json(
    yield* servicePage(
      call,
      participants(call, edited.values).map((id) => serviceUserView(readerOf(call), id)),
    ),
  );
}
