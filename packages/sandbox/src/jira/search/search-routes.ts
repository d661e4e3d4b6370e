import { err, type Result } from "neverthrow";
import { z } from "zod";
import { type Call, json, list, number, readBody } from "../http/call.ts";
import { type Problem, problems, refuse } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { readWanted, shownIssue } from "../issues/shown-issue.ts";
import { findIssues } from "./find-issues.ts";
import { readPageToken, writePageToken } from "./page-token.ts";

const MOST = 5_000;
const RECONCILED = 50;

const SearchBody = z.strictObject({
  jql: z.string().nullish(),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().nullish(),
  fields: z.array(z.string()).nullish(),
  expand: z.string().nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
  failFast: z.boolean().nullish(),
  reconcileIssues: z.array(z.number()).nullish(),
});

interface Search {
  readonly jql: string;
  readonly token: string | undefined;
  readonly maxResults: number;
  readonly fields: readonly string[] | undefined;
  readonly expand: readonly string[];
  readonly properties: readonly string[] | undefined;
  readonly reconcile: readonly string[];
}

/** Search by JQL: late, by pages with tokens, ids only unless fields are asked for. */
export const searchRoutes: readonly Route[] = [
  route("GET /rest/api/3/search", "read:jira-work", function* () {
    return yield* err(problems.oldSearch);
  }),
  route("POST /rest/api/3/search", "read:jira-work", function* () {
    return yield* err(problems.oldSearch);
  }),
  route("GET /rest/api/3/search/jql", "read:jira-work", function* (call) {
    const maxResults = yield* number(call, "maxResults", 50);
    return json(
      yield* search(call, {
        jql: call.query.get("jql") ?? "",
        token: call.query.get("nextPageToken") ?? undefined,
        maxResults,
        fields: list(call, "fields"),
        expand: list(call, "expand") ?? [],
        properties: list(call, "properties"),
        reconcile: list(call, "reconcileIssues") ?? [],
      }),
    );
  }),
  route("POST /rest/api/3/search/jql", "read:jira-work", function* (call) {
    const body = yield* readBody(call, SearchBody);
    return json(
      yield* search(call, {
        jql: body.jql ?? "",
        token: body.nextPageToken ?? undefined,
        maxResults: body.maxResults ?? 50,
        fields: body.fields ?? undefined,
        expand: body.expand?.split(",") ?? [],
        properties: body.properties ?? undefined,
        reconcile: (body.reconcileIssues ?? []).map(String),
      }),
    );
  }),
  route("POST /rest/api/3/search/approximate-count", "read:jira-work", function* (call) {
    const body = yield* readBody(call, z.object({ jql: z.string().optional() }));
    const found = yield* findIssues(call, body.jql ?? "", []);
    return json({ count: found.length });
  }),
];

function search(call: Call, asked: Search): Result<unknown, Problem> {
  if (!Number.isInteger(asked.maxResults) || asked.maxResults < 1 || asked.maxResults > MOST) {
    return err(refuse(400, `The maxResults parameter must be between 1 and ${MOST}.`));
  }
  if (asked.reconcile.length > RECONCILED) {
    return err(refuse(400, `The number of issues to reconcile must not exceed ${RECONCILED}.`));
  }
  const now = call.site.clock.now();
  const after = asked.token === undefined ? 0 : readPageToken(asked.token, asked.jql, now);
  if (after === undefined) return err(problems.badPageToken);
  return findIssues(call, asked.jql, asked.reconcile).map((found) => {
    const shown = found.slice(after, after + asked.maxResults);
    const isLast = after + shown.length >= found.length;
    // A page is what it was asked for; without fields it is ids.
    const wanted = asked.fields === undefined ? undefined : readWanted(asked.fields);
    return {
      issues: shown.map((issue) =>
        asked.fields === undefined && asked.properties === undefined && asked.expand.length === 0
          ? { id: issue.id }
          : shownIssue(
              call,
              issue,
              asked.fields === undefined ? new Set<string>() : wanted,
              asked.expand,
              asked.properties,
            ),
      ),
      ...(isLast ? {} : { nextPageToken: writePageToken(after + shown.length, asked.jql, now) }),
      isLast,
    };
  });
}
