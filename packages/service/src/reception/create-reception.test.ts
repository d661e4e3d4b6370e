import { forms, table } from "@tenure-examples/jupiter";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTenure } from "../compose/create-tenure.ts";
import type { Overrides } from "../compose/overrides.ts";
import { readConfig } from "../config/read-config.ts";
import { openApi } from "../http/open-api.ts";
import type { Tenure } from "../tenure.ts";
import { aWebhook, type HostRequest, SECRET } from "../testing/a-webhook.ts";
import { createReception } from "./create-reception.ts";

const TOKEN = "a-token-of-twenty-four-and-more";
const config = readConfig({
  table,
  forms,
  store: ":memory:",
  apiTokens: [TOKEN],
  okta: { orgUrl: "https://okta.invalid", auth: { apiToken: "x" }, eventHookSecret: "a hook's secret" },
  jira: { baseUrl: "https://jira.invalid", auth: { accessToken: "x" }, webhookSecrets: [SECRET] },
})._unsafeUnwrap();

/** Vendors who know nothing, and what they were asked. */
function strangers() {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(new URL(input instanceof Request ? input.url : input).pathname);
    return Response.json({ errorMessages: [], errors: {} }, { status: 404 });
  };
  return { asked, overrides: { calls: { fetch, wait: async () => {} } } satisfies Overrides };
}

async function reception(overrides: Overrides = strangers().overrides) {
  const made = (await createReception(config, overrides))._unsafeUnwrap();
  onTestFinished(() => made.close());
  return made;
}

async function ask({ handle }: Pick<Tenure, "handle">, { body, headers, method, path }: HostRequest) {
  const request = new Request(`http://here.test${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
  });
  const { body: text, status } = await handle(request);
  return { status, text };
}

const leaver = {
  webhookEvent: "jira:issue_created",
  issue: {
    id: "10042",
    key: "PPL-10042",
    fields: {
      project: { key: "PPL" },
      issuetype: { id: "10001" },
      customfield_10010: { requestType: { id: "13", name: "any" } },
    },
  },
};

describe("createReception", () => {
  it("answers at every address what the whole of Tenure answers", async () => {
    const { overrides } = strangers();
    const whole = (await createTenure(config, overrides))._unsafeUnwrap();
    onTestFinished(() => whole.close());
    const part = await reception(overrides);
    const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" };
    const paths = [...Object.keys(openApi.paths), "/elsewhere"].map((path) => path.replace("{key}", "PPL-1"));

    const differ: string[] = [];
    const statuses = new Map<string, number>();
    for (const path of paths) {
      for (const method of ["GET", "POST", "DELETE"]) {
        const request = {
          path,
          method,
          headers,
          ...(method === "POST" ? { body: new TextEncoder().encode("{}") } : {}),
        };
        const [theirs, ours] = [await ask(whole, request), await ask(part, request)];
        if (JSON.stringify(theirs) !== JSON.stringify(ours)) differ.push(`${method} ${path}`);
        statuses.set(`${method} ${path}`, ours.status);
      }
    }

    expect(differ).toEqual([]);
    expect(statuses.get("GET /tickets/PPL-1")).toBe(404);
    expect(statuses.get("POST /approvals")).toBe(400);
    expect(statuses.get("POST /queue")).toBe(405);
  });

  it("takes a webhook into the queue that the rest works", async () => {
    const part = await reception();
    const headers = { authorization: `Bearer ${TOKEN}` };

    expect((await ask(part, aWebhook())).status).toBe(202);
    expect((await ask(part, aWebhook())).status).toBe(200);
    expect(JSON.parse((await ask(part, { method: "GET", path: "/queue", headers })).text)).toMatchObject({
      nextDue: expect.any(String),
    });
  });

  it("shuts a leaver out itself where the queue is away, and leaves anybody else to the next delivery", async () => {
    const { asked, overrides } = strangers();
    const away = () => errAsync({ kind: "queue-failure", sentence: "The queue is away." } as const);
    const queue = {
      enqueue: away,
      lease: away,
      settle: away,
      giveBack: away,
      bury: away,
      deadLetters: () => okAsync([]),
      nextDue: away,
    };
    const part = await reception({ ...overrides, ports: { queue } });

    expect((await ask(part, aWebhook({ delivery: "a joiner" }))).status).toBe(503);
    expect(asked).toEqual([]);
    expect((await ask(part, aWebhook({ delivery: "a leaver", text: JSON.stringify(leaver) }))).status).toBe(503);
    // It has begun: the first thing a run asks of Jira.
    expect(asked[0]).toBe("/rest/api/3/field");
  });
});
