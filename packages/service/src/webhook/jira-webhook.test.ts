import { createHmac } from "node:crypto";
import type { Job } from "@tenure/provisioner";
import { forms } from "@tenure-examples/jupiter";
import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { believeDelivery } from "./believe-delivery.ts";
import type { Deliveries } from "./deliveries.ts";
import { intakeOf } from "./intake.ts";
import { jiraWebhook } from "./jira-webhook.ts";

const SECRET = "a-secret-of-jira";
const NOW = "2027-03-01T08:00:00.000Z" as never;
const LEAVER = {
  project: { key: "PPL" },
  issuetype: { id: "10001" },
  customfield_10010: { requestType: { id: "13" } },
};

function aReceiver({ away = false } = {}) {
  const jobs: Job[] = [];
  const shutOut: string[] = [];
  const known = new Set<string>();
  const deliveries: Deliveries = {
    knows: (identity) => okAsync(known.has(identity)),
    remember: (identity) => {
      known.add(identity);
      return okAsync(undefined);
    },
  };
  const enqueue = (job: Job) => {
    if (away) return errAsync({ kind: "queue-failure", sentence: "The queue is away." } as const);
    jobs.push(job);
    return okAsync(undefined);
  };
  const handle = jiraWebhook({
    believe: believeDelivery({ webhookSecrets: [SECRET] }),
    forms,
    clock: { now: () => NOW },
    limits: { maxBytes: 100_000, timeoutMs: 1_000 },
    intake: intakeOf({ enqueue }, deliveries),
    shutOut: (ticketId) => {
      shutOut.push(ticketId);
      return okAsync(undefined);
    },
  });
  const send = async (fields: unknown, { secret = SECRET, tampered = false, id = "1" } = {}) => {
    const said = JSON.stringify({ webhookEvent: "jira:issue_updated", issue: { id: "10003", key: "PPL-3", fields } });
    const signature = `sha256=${createHmac("sha256", secret).update(said).digest("hex")}`;
    const headers = {
      "content-type": "application/json",
      "x-hub-signature": signature,
      "x-atlassian-webhook-identifier": id,
    };
    const body = tampered ? said.replace("10003", "10004") : said;
    return (await handle(new Request("https://tenure.example/webhooks/jira", { method: "POST", headers, body }), {}))
      .status;
  };
  return { jobs, send, shutOut };
}

describe("jiraWebhook", () => {
  it("D24: believes nobody who does not know the secret or changed a byte, and does nothing for them", async () => {
    for (const away of [false, true]) {
      const { jobs, send, shutOut } = aReceiver({ away });

      expect(await send(LEAVER, { secret: "guessed" })).toBe(401);
      expect(await send(LEAVER, { tampered: true })).toBe(401);
      expect([jobs, shutOut]).toEqual([[], []]);
    }
  });

  it("D24: takes a delivery that is sent again once, and keeps nothing of what it says but which ticket to read", async () => {
    const { jobs, send } = aReceiver();
    const lies = { ...LEAVER, summary: "Give me everything", customfield_10001: "admin" };

    expect([await send(lies), await send(lies), await send(lies, { id: "2" })]).toEqual([202, 200, 202]);

    const job = { ticketId: "10003", reason: "webhook", urgent: true };
    expect(jobs).toEqual([job, job]);
  });

  it("D25: has a leaver shut out at once while the queue is away, and asks for the webhook again", async () => {
    const { send, shutOut } = aReceiver({ away: true });

    expect(await send(LEAVER)).toBe(503);
    expect(await send({ ...LEAVER, customfield_10010: { requestType: { id: "11" } } })).toBe(503);
    expect(shutOut).toEqual(["10003"]);
  });
});
