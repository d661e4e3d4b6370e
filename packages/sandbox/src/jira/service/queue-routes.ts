import { err } from "neverthrow";
import { type Call, json, param } from "../http/call.ts";
import { servicePage } from "../http/page.ts";
import { type Reader, readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { issueFields, selfOf } from "../issues/issue-view.ts";
import { sees } from "../permissions/can.ts";
import type { Project, Queue } from "../projects/project.ts";
import { findIssues } from "../search/find-issues.ts";
import { pathDesk } from "./service-desk-routes.ts";
import { serviceProblem } from "./service-problem.ts";

const READ = "read:servicedesk-request";
const QUEUE = "/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue";

/** Queues of a desk: saved queries for agents. */
export const queueRoutes: readonly Route[] = [
  route(`GET ${QUEUE}`, READ, function* (call) {
    const project = yield* pathDesk(call);
    const queues = (project.serviceDesk?.queues ?? []).map((queue) => queueView(call, project, queue));
    return json(yield* servicePage(call, queues));
  }),
  route(`GET ${QUEUE}/{queueId}`, READ, function* (call) {
    const { project, queue } = yield* pathQueue(call);
    return json(queueView(call, project, queue));
  }),
  route(`GET ${QUEUE}/{queueId}/issue`, READ, function* (call) {
    const { queue } = yield* pathQueue(call);
    const reader = readerOf(call);
    return json(yield* servicePage(call, inQueue(call, reader, queue)));
  }),
];

function* pathQueue(call: Call) {
  const project = yield* pathDesk(call);
  const queue = project.serviceDesk?.queues.find(({ id }) => id === param(call, "queueId"));
  if (queue === undefined) return yield* err(serviceProblem(404, "The queue does not exist.", "sd.queue.not.found"));
  return { project, queue };
}

function queueView(call: Call, project: Project, queue: Queue): unknown {
  return {
    id: queue.id,
    name: queue.name,
    jql: queue.jql,
    fields: [...queue.fields],
    ...(call.query.get("includeCount") === "true" ? { issueCount: inQueue(call, readerOf(call), queue).length } : {}),
    _links: {
      self: `${call.base}/rest/servicedeskapi/servicedesk/${project.serviceDesk?.id}/queue/${queue.id}`,
    },
  };
}

function inQueue(call: Call, reader: Reader, { jql, fields }: Queue): readonly unknown[] {
  const found = findIssues(call, jql, []).unwrapOr([]);
  return found
    .filter((issue) => sees(call.site, call.caller.user, issue))
    .map((issue) => ({
      id: issue.id,
      self: selfOf(reader, issue),
      key: issue.key,
      fields: issueFields(reader, issue, new Set(fields)),
    }));
}
