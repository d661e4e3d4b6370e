import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { fields } from "@tenure-examples/jupiter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCompany, environmentOf } from "./a-company.ts";
import { aPostgres, type OwnPostgres } from "./a-postgres.ts";
import { hire } from "./tickets.ts";

const worker = fileURLToPath(new URL("./queue-worker-process.ts", import.meta.url));

async function run(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ["--conditions=@tenure/source", worker], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<NodeJS.Signals | null>((settle) => child.once("close", (_code, signal) => settle(signal)));
  const out = await text(child.stdout);
  return {
    signal: await ended,
    said: out === "" ? undefined : (JSON.parse(out) as { calls: number; done: number; seconds: number }),
  };
}

const NAMES = ["Ana", "Bela", "Cem", "Dina", "Emil", "Fina", "Gil", "Hana", "Ivo", "Jana", "Kim", "Lea"];

/** As many hires as asked, their webhooks taken and in the queue of one PostgreSQL. */
async function aQueueOf(count: number, store: string) {
  const company = await aCompany({ store, okta: { rateLimits: "off" } });
  for (let at = 0; at < count; at += 1) {
    const name = `${NAMES[at % NAMES.length]}${at < NAMES.length ? "" : "a"}`;
    await company.file("11", { ...hire, [fields.givenName.id]: name, [fields.employeeNumber.id]: `J-9${at}` });
  }
  const { OKTA_CLIENT_ID: _, OKTA_PRIVATE_KEY: __, ...environment } = environmentOf(company.sandbox);
  return {
    company,
    // With a token of the simpler kind: these workers' clocks run ahead of Okta's.
    env: {
      ...environment,
      OKTA_API_TOKEN: company.sandbox.okta.apiToken,
      STORE: store,
      NOW: company.sandbox.clock.iso(),
      UNTIL: "2026-12-31T00:00:00.000Z",
    },
  };
}

// Minutes of real processes: `TENURE_LONG=1` runs them; the figures are in docs/how-to/outgrow-one-machine.md.
describe.runIf(process.env["TENURE_LONG"] === "1")("several workers on one PostgreSQL", () => {
  let server: OwnPostgres;
  beforeAll(async () => {
    server = await aPostgres();
  }, 60_000);
  afterAll(() => server?.stop());

  it("end every ticket once, although one of them is killed with kill -9 in mid-plan", async () => {
    const { company, env } = await aQueueOf(6, await server.database());
    const { jira, okta, smtp } = company.sandbox;

    const [dead, alive] = await Promise.all([
      run({ ...env, SPEED: "60", KILL_AT: "29" }),
      run({ ...env, SPEED: "60" }),
    ]);

    expect(dead.signal).toBe("SIGKILL");
    const hires = okta.state.users().filter(({ login }) => login.includes(".silva@"));
    expect(hires.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => "STAGED"));
    for (const issue of jira.state.issues().filter(({ parent }) => parent === undefined)) {
      expect(issue.comments, issue.key).toHaveLength(1);
      expect(issue.tasks, issue.key).toHaveLength(2);
    }
    const mails = smtp.received().map(({ messageId }) => messageId);
    expect(new Set(mails).size).toBe(6 * 3);
    expect((await company.tenure.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
    console.log(
      `one of two killed: 6 hires ended once, ${alive.said?.done} runs by the survivor, ${mails.length - new Set(mails).size} mails repeated under their own Message-ID`,
    );
  }, 180_000);

  it.each([1, 2, 4])(
    "%i of them: hires per minute at 80 ms a call",
    async (count) => {
      const HIRES = 12;
      const { company, env } = await aQueueOf(HIRES, await server.database());

      const workers = await Promise.all(Array.from({ length: count }, () => run({ ...env, LATENCY_MS: "80" })));
      const seconds = Math.max(...workers.map(({ said }) => said?.seconds ?? 0));

      const hires = company.sandbox.okta.state.users().filter(({ login }) => login.includes(".silva@"));
      expect(hires).toHaveLength(HIRES);
      console.log(
        `${count} workers: ${HIRES} hires in ${seconds.toFixed(1)} s (${Math.round((HIRES * 60) / seconds)} a minute), shared ${workers.map(({ said }) => said?.done ?? 0).join(" + ")}`,
      );
    },
    180_000,
  );
});
