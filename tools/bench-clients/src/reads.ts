/** Reads as often as told over one client, ten at a time, and prints reads per second and what one costs the processor. */
const [, , which, port, count] = process.argv;
const origin = `http://127.0.0.1:${port}`;
const total = Number(count);

async function reader(): Promise<() => Promise<unknown>> {
  switch (which) {
    case "jira-ours": {
      const { createJiraClient, getIssue } = await import("@tenure/jira-client");
      const jira = createJiraClient({ baseUrl: origin, auth: { kind: "bearer", token: "t" } });
      return async () => (await getIssue(jira, "HR-1"))._unsafeUnwrap();
    }
    case "jira-theirs": {
      const { createClient } = await import("jira.js/core");
      const { getIssue } = await import("jira.js/cloud");
      const jira = createClient({ host: origin, auth: { type: "basic", email: "a@b.example", apiToken: "t" } });
      return () => getIssue(jira, { issueIdOrKey: "HR-1" });
    }
    case "okta-ours": {
      const { createOktaClient, findUser } = await import("@tenure/okta-client");
      const okta = createOktaClient({ orgUrl: origin, auth: { kind: "ssws", token: "t" } });
      return async () => (await findUser(okta, "00u1"))._unsafeUnwrap();
    }
    default: {
      const { default: sdk } = await import("@okta/okta-sdk-nodejs");
      const okta = new sdk.Client({ orgUrl: origin, token: "t", cacheMiddleware: null } as never);
      return () => okta.userApi.getUser({ userId: "00u1" });
    }
  }
}

const read = await reader();
const lane = async (reads: number) => {
  for (let done = 0; done < reads; done += 1) await read();
};
const all = (reads: number) => Promise.all(Array.from({ length: 10 }, () => lane(reads / 10)));
await all(500);
const busy = process.cpuUsage();
const begun = performance.now();
await all(total);
const took = performance.now() - begun;
const { user, system } = process.cpuUsage(busy);
process.stdout.write(
  JSON.stringify({ perSecond: Math.round(total / (took / 1000)), cpuMicros: Math.round((user + system) / total) }),
);
