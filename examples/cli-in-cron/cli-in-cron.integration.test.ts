import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@tenure/sandbox";
import { accountIdOf, fields, jiraSeed, loginOf, oktaSeed, people, table } from "@tenure-examples/jupiter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const main = join(import.meta.dirname, "../../packages/adapter-cli/src/main.ts");
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tenure-cron-"));
  sandbox = await startSandbox({
    seed: { okta: oktaSeed(table._unsafeUnwrap()), jira: jiraSeed() },
    clock: "real",
  });
});

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

/** One minute of cron; not with `spawnSync`, as the sandbox lives in this process. */
async function aMinute(changed: Readonly<Record<string, string>> = {}, script = "run-tickets.sh") {
  const { jira, okta, smtp } = sandbox;
  const child = spawn(join(import.meta.dirname, script), {
    env: {
      PATH: process.env["PATH"],
      TENURE: `${process.execPath} --conditions=@tenure/source ${main}`,
      TENURE_FOLDER: folder,
      TENURE_STORE: `sqlite:${join(folder, "tenure.db")}`,
      OKTA_ORG_URL: okta.url,
      OKTA_ORG: "jupiter.okta.com",
      OKTA_CLIENT_ID: okta.clientId,
      OKTA_PRIVATE_KEY: okta.privateKey,
      JIRA_BASE_URL: jira.url,
      JIRA_EMAIL: jira.email,
      JIRA_API_TOKEN: jira.apiToken,
      SMTP_URL: smtp.url,
      SMTP_FROM: "Tenure <tenure@jupiter.example>",
      ...changed,
    },
  });
  let mailed = "";
  child.stdout.on("data", (text: Buffer) => {
    mailed += text.toString();
  });
  child.stderr.on("data", (text: Buffer) => {
    mailed += text.toString();
  });
  const code = await new Promise<number | null>((settle) => child.once("close", settle));
  return { code, mailed };
}

async function fileHire(): Promise<void> {
  const samuel = Buffer.from(`${loginOf(people.samuel)}:samuels-jira-token`).toString("base64");
  const start = new Date(Date.now() + 14 * 24 * 3_600_000).toISOString().slice(0, 10);
  const response = await fetch(`${sandbox.jira.url}/rest/servicedeskapi/request`, {
    method: "POST",
    headers: { authorization: `Basic ${samuel}`, "content-type": "application/json" },
    body: JSON.stringify({
      serviceDeskId: "1",
      requestTypeId: "11",
      requestFieldValues: {
        summary: "Onboarding: Mira Okonkwo",
        [fields.givenName.id]: "Mira",
        [fields.familyName.id]: "Okonkwo",
        [fields.personalEmail.id]: "mira@home.example",
        [fields.start.id]: start,
        [fields.employmentType.id]: { value: "Employee" },
        [fields.manager.id]: { accountId: accountIdOf(loginOf(people.samuel)) },
        [fields.department.id]: { value: "Finance" },
        [fields.team.id]: { value: "Controlling" },
        [fields.title.id]: "Controller",
        [fields.location.id]: { value: "London" },
      },
    }),
  });
  expect(response.status).toBe(201);
}

describe("the command line in cron", () => {
  it("finds a ticket without a webhook, does what is due, and is silent", async () => {
    await fileHire();
    // Jira's search lags behind, and the next minute comes anyway.
    const minutes = [await aMinute(), await aMinute()];

    expect(minutes.map(({ code }) => code)).toEqual([0, 0]);
    expect(minutes.map(({ mailed }) => mailed).join("")).toBe("");
    expect(sandbox.okta.state.user("mira.okonkwo@jupiter.example")?.status).toBe("STAGED");
    expect(readFileSync(join(folder, "tenure.log"), "utf8")).toContain('"state": "waiting"');
  }, 60_000);

  it("mails what needs a person", async () => {
    const { code, mailed } = await aMinute({ JIRA_API_TOKEN: "revoked" });

    expect(code).toBe(4);
    expect(mailed).toContain("tenure run ended with 4:");
  }, 60_000);

  it("mails at night what failed, and of what is well not a word", async () => {
    const { mailed } = await aMinute({ JIRA_API_TOKEN: "revoked" }, "check-nightly.sh");

    expect(mailed).toMatch(/^tenure doctor ended with \d+:/);
  }, 60_000);

  it("is silent at night when all is well", async () => {
    expect(await aMinute({ JIRA_WEBHOOK_SECRET: "a-secret-of-thirty-two-characters" }, "check-nightly.sh")).toEqual({
      code: 0,
      mailed: "",
    });
  }, 60_000);

  it("exports the credentials to what it starts", () => {
    const lines = readFileSync(join(import.meta.dirname, "crontab"), "utf8").split("\n");

    expect(lines.filter((line) => line.includes("/environment") && !line.includes("set -a;"))).toEqual([]);
  });
});
