import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApi } from "../http/open-api.ts";
import type { Tenure } from "../tenure.ts";
import { aReceiver, MOST_BYTES, PAGE, type Receiver } from "./a-receiver.ts";
import { anAppDelivery, anAutomationDelivery, anEventHook, aWebhook, type HostRequest, TOKEN } from "./a-webhook.ts";
import { aHostileRequest, luckOf } from "./hostile-request.ts";

/** What a host answers. */
export interface HostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A host that runs, as whoever sends to it sees it. */
export interface HostUnderTest {
  /** Sends the bytes as they are. Rejects when the host is not there. */
  send(request: HostRequest): Promise<HostAnswer>;
  /** Stops it as its platform does: what is on its way is answered first. */
  stop(): Promise<void>;
  /** Whether there is anything to connect to; a function that is called has nothing. */
  readonly listens: boolean;
}

/** Starts a host in front of whatever answers requests. */
export type StartHost = (tenure: Pick<Tenure, "handle">) => Promise<HostUnderTest>;

/** Mangled requests that each host is sent; `TENURE_HOSTILE=10000` for a long run. */
const HOSTILE = Number(process.env["TENURE_HOSTILE"] ?? 200);

/**
 * The behaviour every host owes to those who send to it. Run it in the host's own test file; the last thing it does is
 * to print the table of what it found.
 */
export function describeHost(name: string, start: StartHost): void {
  describe(`${name} as a host`, () => {
    let receiver: Receiver;
    let host: HostUnderTest;
    const table: string[] = [];
    /** What stands below a line. */
    const notes: string[] = [];

    beforeEach(async () => {
      receiver = aReceiver();
      host = await start(receiver);
    });
    afterEach(async ({ task }) => {
      await host.stop();
      table.push(`${task.result?.state === "pass" ? "holds" : "FAILS"}  ${task.name}`, ...notes.splice(0));
    });
    afterAll(() => {
      console.log([`Conformance of ${name}`, ...table.map((line) => `  ${line}`)].join("\n"));
    });

    it("good signature: takes the webhook and puts its ticket into the queue", async () => {
      const answer = await host.send(aWebhook({ issueId: "10077" }));

      expect(answer.status).toBe(202);
      expect(JSON.parse(answer.text)).toEqual({ accepted: true, ticket: "PPL-10077" });
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
      expect(receiver.jobs).toEqual([{ ticketId: "10077", reason: "webhook" }]);
    });

    it("bad signature: refuses and enqueues nothing", async () => {
      const webhook = aWebhook();
      const forged = { ...webhook.headers, "x-hub-signature": `sha256=${"0".repeat(64)}` };

      await expectRefusal({ ...webhook, headers: forged }, 401, "wrong-signature");
    });

    it("no signature: refuses and enqueues nothing", async () => {
      const { "x-hub-signature": _, ...headers } = aWebhook().headers;

      await expectRefusal({ ...aWebhook(), headers }, 401, "no-signature");
    });

    it("tampered byte: refuses a body that is not the one that was signed", async () => {
      const webhook = aWebhook();
      const body = Uint8Array.from(webhook.body ?? []);
      body[body.length - 1] = 0x20;

      await expectRefusal({ ...webhook, body }, 401, "wrong-signature");
    });

    it("Automation's token: is believed, and no other, and none that comes twice", async () => {
      expect((await host.send(anAutomationDelivery())).status).toBe(202);
      expect(receiver.jobs).toEqual([{ ticketId: "10042", reason: "webhook" }]);
      expect((await host.send(anAutomationDelivery("a long and random token of a rulf"))).status).toBe(401);
      expect((await host.send(anAutomationDelivery(`${TOKEN}, ${TOKEN}`))).status).toBe(401);
      expect(receiver.jobs).toHaveLength(1);
    });

    it("an app's token: is believed until it runs out", async () => {
      expect((await host.send(anAppDelivery())).status).toBe(202);
      expect((await host.send(anAppDelivery({ secondsLeft: -180 }))).status).toBe(401);
      expect((await host.send(anAppDelivery({ secret: "another secret of an app" }))).status).toBe(401);
      expect(receiver.jobs).toHaveLength(1);
    });

    it("wrong signature beside a good token: only what is shown first counts", async () => {
      const { headers } = anAutomationDelivery();
      const forged = { ...headers, "x-hub-signature": `sha256=${"0".repeat(64)}` };

      await expectRefusal({ ...anAutomationDelivery(), headers: forged }, 401, "wrong-signature");
    });

    it("Okta's event hook: gives the challenge back as it came, and believes only its secret", async () => {
      const challenge = { "x-okta-verification-challenge": "a challenge / of Okta's" };
      const answer = await host.send({ method: "GET", path: "/hooks/okta", headers: challenge });

      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toEqual({ verification: "a challenge / of Okta's" });
      expect((await host.send({ method: "GET", path: "/hooks/okta", headers: {} })).status).toBe(400);
      expect((await host.send(anEventHook())).status).toBe(200);
      expect((await host.send(anEventHook("another secret"))).status).toBe(401);
    });

    it("health and readiness: up as long as it runs, ready as long as it can take webhooks", async () => {
      const ask = async (path: string) => (await host.send({ method: "GET", path, headers: {} })).status;

      expect([await ask("/health"), await ask("/ready")]).toEqual([200, 200]);
      receiver.breakQueue();
      expect([await ask("/health"), await ask("/ready")]).toEqual([200, 503]);
    });

    it("OpenAPI document: comes whole, to whoever asks", async () => {
      const answer = await host.send({ method: "GET", path: "/openapi.json", headers: {} });

      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toEqual(openApi);
    });

    it("page: comes letter for letter, as a page that may show its own styles and nothing else", async () => {
      const answer = await host.send({ method: "GET", path: "/page", headers: { accept: "text/html" } });

      expect(answer.text).toBe(PAGE);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    });

    it("oversized body: refuses, signed or not", async () => {
      await expectRefusal(aWebhook({ text: JSON.stringify("x".repeat(MOST_BYTES)) }), 413, "too-large");
    });

    it("malformed body: says so to whoever signed it", async () => {
      await expectRefusal(aWebhook({ text: "{" }), 400, "not-json");
    });

    it("wrong method: says which are right", async () => {
      const { headers, path } = aWebhook();
      const answer = await host.send({ method: "GET", path, headers });

      expect(answer.status).toBe(405);
      expect(answer.headers.get("allow")).toBe("POST");
    });

    it("wrong content type: refuses", async () => {
      const webhook = aWebhook();

      await expectRefusal(
        { ...webhook, headers: { ...webhook.headers, "content-type": "text/plain" } },
        415,
        "wrong-content-type",
      );
    });

    it("unknown address: there is nothing", async () => {
      await expectRefusal({ ...aWebhook(), path: "/webhooks/other" }, 404, "no-such-address");
    });

    it("slow handler: others are answered while one waits", async () => {
      const goOn = receiver.holdUp();
      const slow = host.send(aWebhook());
      await until(() => receiver.waiting() === 1);

      const quick = await host.send({ method: "GET", path: "/health", headers: {} });
      goOn();

      expect(quick.status).toBe(200);
      expect((await slow).status).toBe(202);
    });

    it("duplicate delivery: is answered well and enqueued once", async () => {
      const first = await host.send(aWebhook({ delivery: "one" }));
      const second = await host.send(aWebhook({ delivery: "one" }));

      expect([first.status, second.status]).toEqual([202, 200]);
      expect(receiver.jobs).toHaveLength(1);
    });

    it("queue away: asks for the webhook to be sent again", async () => {
      receiver.breakQueue();
      const answer = await host.send(aWebhook());

      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("60");
    });

    it("mistake of ours: answers without a word about its inside", async () => {
      const answer = await host.send({ method: "GET", path: "/bug", headers: {} });

      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain("secret");
    });

    it("shutdown under load: everything on its way is answered, and nothing new is taken", async () => {
      const goOn = receiver.holdUp();
      const sent = Array.from({ length: 20 }, (_, at) =>
        host.send(aWebhook({ delivery: `delivery-${at}`, issueId: String(10_100 + at) })),
      );
      await until(() => receiver.waiting() === sent.length);

      const stopped = host.stop();
      goOn();
      const answers = await Promise.all(sent);
      await stopped;

      expect(answers.map(({ status }) => status)).toEqual(sent.map(() => 202));
      expect(receiver.jobs).toHaveLength(sent.length);
      if (host.listens) await expect(host.send(aWebhook({ delivery: "late" }))).rejects.toThrow();
    });

    it(`hostile input: answers ${HOSTILE} mangled requests without a mistake of ours`, async () => {
      const seed = Number(process.env["TENURE_SEED"] ?? Date.now() % 1_000_000);
      const luck = luckOf(seed);
      const statuses = new Map<number, number>();
      let before = 0;
      for (let sent = 0; sent < HOSTILE; sent += 20) {
        const answers = await Promise.all(Array.from({ length: 20 }, () => host.send(aHostileRequest(luck))));
        for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
        // What is loaded and compiled with the first of them stays, and is no leak.
        if (sent === 20) before = heapInUse();
      }
      const grown = Math.round((heapInUse() - before) / 1_048_576);
      notes.push(
        `       seed ${seed}: ${[...statuses]
          .toSorted(([a], [b]) => a - b)
          .map(([status, count]) => `${count} × ${status}`)
          .join(", ")}; heap in use ${grown >= 0 ? "+" : ""}${grown} MB`,
      );

      expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
      expect((await host.send(aWebhook({ delivery: "after all that" }))).status).toBe(202);
      // Two kilobytes for each of ten thousand would be seen.
      expect(grown).toBeLessThan(20);
    }, 300_000);

    async function expectRefusal(request: HostRequest, status: number, kind: string): Promise<void> {
      const answer = await host.send(request);
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text)).toMatchObject({
        error: { kind, sentence: expect.stringMatching(/^[A-Z].*\.$/) },
      });
      expect(receiver.jobs).toEqual([]);
    }
  });
}

/** Bytes that are still needed: what nobody holds any more is collected first. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  return process.memoryUsage().heapUsed;
}

async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; !holds(); turns += 1) {
    if (turns > 100_000) throw new Error("what the test waits for does not come");
    await new Promise((settle) => setImmediate(settle));
  }
}
