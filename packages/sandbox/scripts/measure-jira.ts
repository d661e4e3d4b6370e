// Prints how many calls a site of 5,000 tickets answers in a second of one core's time, and what it weighs.
// Processor time, not the clock's: the machine may be busy with other things.
import { startSandbox } from "../src/sandbox.ts";

const TICKETS = 5_000;
const SECONDS = 1;

const sandbox = await startSandbox({
  seed: {
    jira: {
      settings: { rateLimits: "off", searchLagMs: [0, 0] },
      users: Array.from({ length: 200 }, (_, i) => ({ email: `u${i}@jupiter.example` })),
      fields: [
        ...Array.from({ length: 25 }, (_, i) => ({ name: `Text ${i}`, kind: "text" as const })),
        { id: "customfield_19001", name: "Department", kind: "select", options: ["Data", "People", "Risk"] },
      ],
      projects: [{ key: "PPL", type: "service_desk", requestTypes: [{ id: "11", name: "Onboarding" }] }, { key: "IT" }],
    },
  },
});
const { jira } = sandbox;
for (let i = 0; i < TICKETS; i++) {
  await jira.people.file({
    requestType: "11",
    by: `u${i % 200}@jupiter.example`,
    summary: `Onboard person ${i}`,
    ...(i % 2 === 0 ? { fields: { customfield_10400: `text ${i}` } } : {}),
  });
}
globalThis.gc?.();
console.log(`${TICKETS} tickets, ${Math.round(process.memoryUsage().heapUsed / 1_000_000)} MB`);

const authorization = `Basic ${btoa(`${jira.email}:${jira.apiToken}`)}`;
const headers = { authorization, "content-type": "application/json" };
const call = async (method: string, path: string, body?: unknown): Promise<void> => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await jira.handle(new Request(`${jira.url}${path}`, { method, headers, ...sent }));
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
};
const key = (i: number) => `PPL-${1 + (i % TICKETS)}`;
const words = { type: "doc", version: 1, content: [{ type: "paragraph", content: [{ type: "text", text: "done" }] }] };
const calls: Readonly<Record<string, (i: number) => Promise<void>>> = {
  "read an issue": (i) => call("GET", `/rest/api/3/issue/${key(i)}`),
  "read three fields of it": (i) => call("GET", `/rest/api/3/issue/${key(i)}?fields=summary,status,customfield_10400`),
  "edit it": (i) => call("PUT", `/rest/api/3/issue/${key(i)}`, { fields: { customfield_10401: `n${i}` } }),
  "comment on it": (i) => call("POST", `/rest/api/3/issue/${key(i)}/comment`, { body: words }),
  "search over 5,000, 50 found": (i) =>
    call("POST", "/rest/api/3/search/jql", {
      jql: `project = PPL AND summary ~ "person" AND reporter = "u${i % 200}@jupiter.example" ORDER BY created`,
      fields: ["summary"],
    }),
};
for (const [name, one] of Object.entries(calls)) {
  const before = process.cpuUsage();
  let done = 0;
  for (let spent = 0; spent < SECONDS; done++) {
    await one(done);
    const { user, system } = process.cpuUsage(before);
    spent = (user + system) / 1_000_000;
  }
  console.log(`${name.padEnd(32)} ${String(done).padStart(7)} /s`);
}
await sandbox.close();
