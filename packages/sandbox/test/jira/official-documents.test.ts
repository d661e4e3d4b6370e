import { beforeAll, describe, expect, it } from "vitest";
import { jiraRoutes } from "../../src/jira/create-jira.ts";
import { destinationOf } from "../../src/jira/http/doors.ts";
import { createRouter } from "../../src/kernel/router.ts";
import { SITE_URL } from "./a-site.ts";
import { type Deviation, deviations } from "./deviations.ts";
import { callEveryRoute, type Exchange } from "./every-route.ts";
import { hasDocuments, officialJudge } from "./official-documents.ts";

const patterns = jiraRoutes.map(({ pattern }) => pattern);
const router = createRouter<string>();
for (const pattern of patterns) router.add(pattern, pattern);
const patternOf = ({ method, path }: Exchange): string => {
  const { pathname } = new URL(path, SITE_URL);
  const found = router.find(method, destinationOf(pathname).path);
  return typeof found === "string" ? `${method} ${path}` : found.route;
};

let exchanges: readonly Exchange[];
beforeAll(async () => {
  exchanges = await callEveryRoute();
});

describe("every route", () => {
  it("answers well at least once", () => {
    const bad = exchanges.filter(({ answer }) => answer.status >= 300);
    expect(bad.map((one) => `${patternOf(one)}: ${one.answer.status} ${JSON.stringify(one.answer.body)}`)).toEqual([]);
    const called = new Set(exchanges.map(patternOf));
    // These are there to refuse.
    const refusing = ["GET /rest/api/3/search", "POST /rest/api/3/search", "GET /rest/api/3/user/email"];
    expect(patterns.filter((pattern) => !called.has(pattern) && !refusing.includes(pattern))).toEqual([]);
  });
});

// The published documents are not part of this repository; without them beside the checkout there is nothing to compare.
describe.skipIf(!hasDocuments)("every answer", () => {
  it("is as the published documents say, but for deviations that have a reason", () => {
    const judge = officialJudge();
    const found = exchanges.flatMap((exchange) => {
      const route = patternOf(exchange);
      const { status, body } = exchange.answer;
      return judge(exchange.method, route.split(" ")[1] ?? "", status, body).map((problem) => ({ route, problem }));
    });
    const explains = (deviation: Deviation, one: { route: string; problem: string }): boolean =>
      deviation.route.test(one.route) && deviation.problem.test(one.problem);

    const unexplained = found.filter((one) => !deviations.some((deviation) => explains(deviation, one)));
    expect([...new Set(unexplained.map(({ route, problem }) => `${route}: ${problem}`))]).toEqual([]);
    expect(deviations.filter((deviation) => !found.some((one) => explains(deviation, one)))).toEqual([]);
  });
});
