import { beforeAll, describe, expect, it } from "vitest";
import { createRouter } from "../../src/kernel/router.ts";
import { oktaRoutes } from "../../src/okta/routes.ts";
import { type Deviation, deviations } from "./deviations.ts";
import { callEveryRoute, type Exchange } from "./every-route.ts";
import { hasDocument, type Judge, officialJudge } from "./official-document.ts";

const patterns = oktaRoutes.map(({ pattern }) => pattern);
const router = createRouter<string>();
for (const pattern of patterns) router.add(pattern, pattern);
const patternOf = ({ method, path }: Exchange): string => {
  const found = router.find(method, path);
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
    expect(patterns.filter((pattern) => !called.has(pattern))).toEqual([]);
  });
});

// The published document is not part of this repository; without it beside the checkout there is nothing to compare.
describe.skipIf(!hasDocument)("every answer", () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await officialJudge(patterns);
  });

  it("is as the published document says, but for deviations that have a reason", () => {
    const found = exchanges.flatMap((exchange) => {
      const route = patternOf(exchange);
      const { status, body } = exchange.answer;
      return judge(exchange.method, exchange.path, status, body).map((problem) => ({ route, problem }));
    });
    const explains = (deviation: Deviation, one: { route: string; problem: string }): boolean =>
      deviation.route.test(one.route) && deviation.problem.test(one.problem);

    const unexplained = found.filter((one) => !deviations.some((deviation) => explains(deviation, one)));
    expect([...new Set(unexplained.map(({ route, problem }) => `${route}: ${problem}`))]).toEqual([]);
    expect(deviations.filter((deviation) => !found.some((one) => explains(deviation, one)))).toEqual([]);
  });
});
