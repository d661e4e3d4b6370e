import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aCompany, type Company } from "./a-company.ts";
import { ana, hire, move, termination } from "./tickets.ts";

const page = readFileSync(new URL("../../../docs/reference/call-budget.md", import.meta.url), "utf8");

/** What the page says of a stretch: its calls by route. */
function written(name: string): readonly string[] {
  const [, ...sections] = page.split(/^## /m);
  const section = sections.find((text) => text.split("\n")[0]?.toLowerCase() === name.toLowerCase()) ?? "";
  return [...section.matchAll(/^\| (\d+) \| `([^`]+)` \| [^|]+ \|$/gm)].map(
    ([, count, route]) => `${count} × ${route}`,
  );
}

/** Calls of a stretch of the story, Okta's and Jira's apart, by route. */
function callsSince(company: Company, from: number) {
  const routes = company.calls.slice(from).flatMap(({ endpoint, outcome }) => (outcome === "retry" ? [] : [endpoint]));
  const isOkta = (route: string) => /^\w+ \/(api|oauth2)\/v1\//.test(route);
  return { okta: routes.filter(isOkta), jira: routes.filter((route) => !isOkta(route)) };
}

describe("call budget", () => {
  it("of a joiner, a mover and a leaver, verification included", async () => {
    const company = await aCompany();
    const { file, liveUntil, sandbox, tenure } = company;
    const table: string[] = [];
    const measured: { readonly name: string; readonly counted: readonly string[] }[] = [];
    const stretch = async (name: string, live: () => Promise<unknown>) => {
      const from = company.calls.length;
      await live();
      const { jira, okta } = callsSince(company, from);
      const count = (routes: readonly string[]) =>
        [...Map.groupBy(routes, (route) => route)].map(([route, all]) => `${all.length} × ${route}`);
      const counted = [...count(okta), ...count(jira)];
      table.push(
        `  ${name}: ${okta.length} calls of Okta, ${jira.length} of Jira`,
        ...counted.map((one) => `    ${one}`),
      );
      measured.push({ name, counted });
      return { jira: jira.length, okta: okta.length };
    };
    // A token, and what is asked once of a site, are shared by all tickets.
    await stretch("the first ticket ever (a token, our account, the request type's field)", async () => {
      await file("12", { ...move });
      await tenure.work();
    });

    const prepared = await stretch("joiner, prepared", async () => {
      await file("11", hire);
      await tenure.work();
    });
    const groups = sandbox.okta.state.user(ana)?.groups.length ?? 0;
    table.push(`      (${groups - 1} groups)`);
    await stretch("joiner, first day", () => liveUntil("2027-01-05T00:00:00.000Z"));
    await sandbox.clock.advanceTo("2027-05-03T07:30:00.000Z");
    await stretch("mover", async () => {
      await file("12", move);
      await tenure.work();
    });
    await sandbox.clock.advanceTo("2027-09-14T14:47:00.000Z");
    await stretch("leaver, at once", async () => {
      await file("13", termination);
      await tenure.work();
    });

    console.log(["Call budget", ...table].join("\n"));
    // Every call stands in the page with its reason.
    expect(measured.map(({ name }) => ({ name, counted: written(name) }))).toEqual(measured);
    expect(groups).toBeGreaterThanOrEqual(10);
    expect(prepared.okta).toBeLessThanOrEqual(7);
  });
});
