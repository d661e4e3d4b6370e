import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type SandboxSeed, startSandbox } from "@tenure/sandbox";
import type { Diagnosis } from "@tenure/service";
import { fields, jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { afterEach, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import { tenure } from "../tenure.ts";

const config = resolve(import.meta.dirname, "../../../../examples/jupiter/tenure.config.ts");
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

async function diagnosed(
  wrong: (seed: Required<SandboxSeed>) => SandboxSeed = (seed) => seed,
  changed: Readonly<Record<string, string>> = {},
) {
  const seed = { at: "2026-12-14T08:12:00Z", okta: oktaSeed(table._unsafeUnwrap()), jira: jiraSeed() };
  const sandbox = await startSandbox({ seed: { ...wrong(seed), at: new Date().toISOString() }, clock: "real" });
  const folder = mkdtempSync(join(tmpdir(), "tenure-cli-"));
  cleanUps.push(
    () => sandbox.close(),
    () => rmSync(folder, { recursive: true }),
  );
  const env = {
    ...sandboxLine(sandbox, "jupiter.okta.com").env,
    TENURE_STORE: `sqlite:${join(folder, "tenure.db")}`,
    ...changed,
  };
  const terminal = aTerminal({ folder, env });
  const exit = await tenure(["doctor", "--json", "--config", config], terminal);
  const { diagnoses } = JSON.parse(terminal.written().out) as { readonly diagnoses: readonly Diagnosis[] };
  const said = (state: Diagnosis["state"]) =>
    diagnoses.filter((one) => one.state === state).map(({ area, sentence }) => `${area}: ${sentence}`);
  return { exit, said, diagnoses };
}

describe("tenure doctor", () => {
  it("finds nothing wrong with Okta, mail and store of the demo company", async () => {
    const { said } = await diagnosed();

    expect(said("bad").filter((sentence) => !sentence.startsWith("policy"))).toEqual([]);
    expect(said("good").map((sentence) => sentence.split(":")[0])).toEqual(
      expect.arrayContaining(["policy", "store", "okta", "jira", "mail"]),
    );
  }, 30_000);

  it("names groups, attributes and fields that are missing, each with what to do", async () => {
    const { diagnoses, exit, said } = await diagnosed(({ jira, okta, ...seed }) => ({
      ...seed,
      okta: {
        ...okta,
        schema: { user: {} },
        users: [],
        apps: [],
        groups: okta?.groups?.filter(({ name }) => name !== "office-zurich"),
      },
      jira: {
        ...jira,
        fields: jira?.fields?.map((field) =>
          field.id === fields.start.id ? { ...field, id: "customfield_19999" } : field,
        ),
        projects: jira?.projects?.map((project) => ({ ...project, requestTypes: [] })),
      },
    }));

    expect(exit).toBe(1);
    const bad = said("bad").join("\n");
    expect(bad).toContain("office-zurich");
    expect(bad).toContain('okta: Okta\'s user profile has no attribute "tenureTicket".');
    expect(bad).toContain('jira: Jira has no field customfield_10107 ("Start date"), or this account may not see it.');
    expect(diagnoses.find(({ sentence }) => sentence.includes("customfield_10107"))?.remedy).toBe(
      "A field of that name has the id customfield_19999.",
    );
  }, 30_000);

  it("tells a missing role from a missing scope: Okta answers an empty list", async () => {
    const { said } = await diagnosed(
      ({ okta, ...seed }) => ({
        ...seed,
        okta: {
          ...okta,
          apiTokens: [{ token: "00nobody", user: "yusuf.demir@jupiter.example" }],
        },
      }),
      { OKTA_CLIENT_ID: "", OKTA_PRIVATE_KEY: "", OKTA_API_TOKEN: "00nobody" },
    );

    expect(said("warning").join("\n")).toContain("An API token has all rights of the person who made it");
    expect(said("bad").join("\n")).toMatch(
      /Okta shows none of the \d+ groups: the app has the scope, and no admin role/,
    );
  }, 30_000);

  it("says who does not answer", async () => {
    const { said } = await diagnosed((seed) => seed, { SMTP_URL: "smtp://127.0.0.1:9" });

    expect(said("bad")).toContain("mail: Nobody answers at 127.0.0.1:9.");
  }, 30_000);
});
