import { describe, expect, it } from "vitest";
import { createJiraClient, type JiraClientOptions } from "../index.ts";
import type { ProbeOptions } from "./probe-finding.ts";
import { probeJira } from "./probe-jira.ts";

const NOW = Date.UTC(2026, 10, 24, 8);

type Route = Response | (() => Response);
const json = (value: unknown, status = 200) => Response.json(value, { status });

const healthy: Record<string, () => Response> = {
  "/rest/api/3/serverInfo": () =>
    json({ baseUrl: "x", deploymentType: "Cloud", serverTime: "2026-11-24T08:00:30.000+0000" }),
  "/rest/api/3/myself": () => json({ accountId: "5b10", displayName: "Robot", timeZone: "Europe/Lisbon" }),
  "/rest/api/3/project/HR": () => json({ id: "1", key: "HR", name: "People", projectTypeKey: "service_desk" }),
  "/rest/api/3/mypermissions": () => json({ permissions: { BROWSE_PROJECTS: { havePermission: true } } }),
  "/rest/servicedeskapi/servicedesk": () =>
    json({ isLastPage: true, values: [{ id: "2", projectId: "1", projectKey: "HR" }] }),
  "/_edge/tenant_info": () => json({ cloudId: "cloud-1" }),
};

const probe = (
  routes: Record<string, Route>,
  options: ProbeOptions = { projects: ["HR"], permissions: ["BROWSE_PROJECTS"] },
  client: Partial<JiraClientOptions> = {},
) => {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(new Request(input, init).url);
    const route: Route = routes[pathname] ?? healthy[pathname] ?? json({ errorMessages: ["no"] }, 404);
    return typeof route === "function" ? route() : route.clone();
  };
  const jira = createJiraClient({
    baseUrl: "https://acme.atlassian.net",
    auth: { kind: "basic", email: "robot@acme.example", token: "planted-token" },
    fetch,
    wait: async () => {},
    now: () => NOW,
    retries: 0,
    ...client,
  });
  return probeJira(jira, options);
};

const scopeError = json({ code: 401, message: "Unauthorized; scope does not match" }, 401);
const unauthorised = new Response(null, { status: 401 });

describe("probeJira", () => {
  it("finds nothing wrong with a good set-up, and says whose it is", async () => {
    expect(await probe({}, { projects: ["HR"], permissions: ["BROWSE_PROJECTS"], accountId: "5b10" })).toEqual({
      ready: true,
      findings: [],
      account: { accountId: "5b10", displayName: "Robot", timeZone: "Europe/Lisbon" },
      cloudId: "cloud-1",
    });
  });

  it.each<readonly [string, Record<string, Route>]>([
    ["wrong-address", { "/rest/api/3/serverInfo": new Response("<html>Page unavailable</html>") }],
    ["wrong-address", { "/rest/api/3/serverInfo": json({ message: "No message available" }, 404) }],
    ["unreachable", { "/rest/api/3/serverInfo": json({}, 503) }],
    ["not-cloud", { "/rest/api/3/serverInfo": json({ baseUrl: "x", deploymentType: "Server" }) }],
    [
      "clock-differs",
      {
        "/rest/api/3/serverInfo": json({
          baseUrl: "x",
          deploymentType: "Cloud",
          serverTime: "2026-11-24T08:05:00.000+0000",
        }),
      },
    ],
    ["wrong-credentials", { "/rest/api/3/myself": unauthorised }],
    ["missing-scope", { "/rest/api/3/myself": scopeError }],
    [
      "scoped-token-on-site",
      { "/rest/api/3/myself": unauthorised, "/ex/jira/cloud-1/rest/api/3/myself": json({ accountId: "5b10" }) },
    ],
    ["scoped-token-on-site", { "/rest/api/3/myself": unauthorised, "/ex/jira/cloud-1/rest/api/3/myself": scopeError }],
    ["project-hidden", { "/rest/api/3/project/HR": json({}, 404) }],
    ["missing-scope", { "/rest/api/3/project/HR": scopeError }],
    ["missing-permission", { "/rest/api/3/mypermissions": json({ permissions: {} }) }],
    ["no-agent-licence", { "/rest/servicedeskapi/servicedesk": new Response(null, { status: 403 }) }],
    ["no-agent-licence", { "/rest/servicedeskapi/servicedesk": json({ isLastPage: true, values: [] }) }],
    ["missing-scope", { "/rest/servicedeskapi/servicedesk": scopeError }],
    ["failed", { "/rest/api/3/mypermissions": json({ errors: { X: "Unrecognized permission" } }, 400) }],
  ])("says what is wrong: %s (%#)", async (kind, routes) => {
    const { ready, findings } = await probe(routes);
    expect(ready).toBe(false);
    expect(findings.map((finding) => finding.kind)).toEqual([kind]);
    expect(`${findings[0]?.sentence} ${findings[0]?.remedy}`).not.toMatch(/planted-token|robot@/);
  });

  it("names the address a scoped token works at", async () => {
    const routes = {
      "/rest/api/3/myself": unauthorised,
      "/ex/jira/cloud-1/rest/api/3/myself": json({ accountId: "5b10" }),
    };
    expect((await probe(routes)).findings[0]?.remedy).toBe("Set baseUrl to https://api.atlassian.com/ex/jira/cloud-1.");
  });

  it("notices the token of somebody else", async () => {
    expect((await probe({}, { accountId: "5b99" })).findings.map(({ kind }) => kind)).toEqual(["other-account"]);
  });
});
