import { describe, expect, it } from "vitest";
import {
  adf,
  adfToText,
  decodeField,
  encodeField,
  type JiraError,
  parseWebhook,
  webhookIdentity,
} from "../src/index.ts";
import { issueCases } from "./contract/issue-cases.ts";
import { serviceCases } from "./contract/service-cases.ts";
import { fakeJira } from "./fake-jira.ts";
import { mutate, mutateBytes, randomOf } from "./mutations.ts";
import { haveShared, readShared } from "./shared-folder.ts";

const WEBHOOKS = [
  "cloud-2026-webhook-issue-created.json",
  "cloud-webhook-issue-created-many-fields.json",
  "cloud-webhook-comment-created-mention.json",
];

/** Another run of the same mutations: TENURE_SEED=<the seed that was printed>. */
const seed = Number(process.env["TENURE_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

describe.runIf(haveShared("10,000 mutated payloads"))(`10,000 mutated payloads (seed ${seed})`, () => {
  console.info(`mutated payloads: TENURE_SEED=${seed}`);
  const random = randomOf(seed);
  const webhooks = haveShared("") ? WEBHOOKS.map((name) => readShared(`samples/jira/${name}`)) : [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const twice = (value: unknown) => mutate(random() < 0.5 ? mutate(value, random) : value, random);

  it("4,000 webhooks: each is an event or a named error", () => {
    const kinds = new Set<string>();
    for (let run = 0; run < 4_000; run++) {
      const text = JSON.stringify(twice(pick(webhooks))) ?? "";
      const bytes = new TextEncoder().encode(text);
      const result = parseWebhook(random() < 0.3 ? mutateBytes(bytes, random) : bytes, {});
      kinds.add(result.isOk() ? "event" : result.error.reason);
      if (result.isErr()) continue;
      expect(webhookIdentity({}, result.value)).toMatch(/^content:/);
      for (const change of result.value.changes) {
        expect(Object.values(change).every((value) => typeof value === "string")).toBe(true);
      }
    }
    expect(kinds).toContain("event");
    expect(kinds).toContain("not-json");
  });

  it("2,000 field values of every kind", () => {
    const samples = Object.values(readShared("samples/jira/cloud-customfield-values.json") as object).flatMap(
      (sample) => Object.values(sample as object),
    ) as readonly unknown[];
    const kinds = [
      "textfield",
      "textarea",
      "datetime",
      "select",
      "multiselect",
      "cascadingselect",
      "userpicker",
      "labels",
    ];
    for (let run = 0; run < 2_000; run++) {
      const schema = { custom: `com.atlassian.jira.plugin.system.customfieldtypes:${pick(kinds)}` };
      const value = decodeField(schema, twice(pick(samples)));
      expect(() => JSON.stringify(encodeField(schema, value))).not.toThrow();
    }
  });

  it("2,000 documents", () => {
    const document = adf.doc(
      adf.panel("info", adf.paragraph("a ", adf.status("b"), adf.date(0))),
      adf.table({ head: ["a"], rows: [[adf.bulletList("x", "y")]] }),
      adf.expand("more", adf.codeBlock("z")),
    );
    for (let run = 0; run < 2_000; run++) expect(typeof adfToText(twice(document))).toBe("string");
  });

  it("2,000 answers: each is read or a named error, and none of its text is in the error", async () => {
    const readers = [
      ...["getIssue", "listTransitions", "listChangelog"].map((name) => issueCases.find((c) => c.name === name)),
      ...["listApprovals", "getForm", "getRequest"].map((name) => serviceCases.find((c) => c.name === name)),
    ].filter((contract) => contract !== undefined);
    const kinds = new Set<JiraError["kind"] | "read">();
    for (let run = 0; run < 2_000; run++) {
      const { call, answers } = pick(readers);
      const { jira } = fakeJira([{ json: twice(pick(answers).json) }, { json: answers.at(-1)?.json }]);
      const result = await call(jira);
      kinds.add(result.isOk() ? "read" : result.error.kind);
      if (result.isErr()) expect(JSON.stringify(result.error)).not.toMatch(/Ana|acme\.example|xxxx/);
    }
    expect([...kinds].sort()).toEqual(["read", "unexpected-reply"]);
  });
});
