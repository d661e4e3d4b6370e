import { json } from "./http/call.ts";
import { type Route, route } from "./http/route.ts";
import { jiraTime } from "./time.ts";

/** The site itself. */
export const siteRoutes: readonly Route[] = [
  route("GET /rest/api/3/serverInfo", "", ({ site }) => {
    return json({
      baseUrl: site.baseUrl(),
      version: "1001.0.0-SNAPSHOT",
      versionNumbers: [1001, 0, 0],
      deploymentType: "Cloud",
      buildNumber: 100_290,
      buildDate: "2026-11-02T00:00:00.000+0000",
      serverTime: jiraTime(site.clock.now(), site.timeZone),
      scmInfo: "0000000000000000000000000000000000000000",
      serverTitle: "Jira",
      serverTimeZone: site.timeZone,
    });
  }),
  route("GET /_edge/tenant_info", "", ({ site }) => {
    return json({ cloudId: site.cloudId });
  }),
];
