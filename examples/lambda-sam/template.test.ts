import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";

/** CloudFormation's short forms, kept as what they refer to. */
const tags = ["Ref", "Sub", "GetAtt"].map((name) => ({
  tag: `!${name}`,
  resolve: (text: string) => `${name} ${text}`,
}));
const Statement = z.looseObject({
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.string(),
});
const Template = z.looseObject({
  Parameters: z.record(z.string(), z.unknown()),
  Globals: z.looseObject({
    Function: z.looseObject({ Environment: z.looseObject({ Variables: z.record(z.string(), z.string()) }) }),
  }),
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) })),
});
const file = readFileSync(new URL("./template.yaml", import.meta.url), "utf8");
const template = Template.parse(parse(file, { customTags: tags, merge: true }));
const functions = Object.entries(template.Resources).filter(([, { Type }]) => Type === "AWS::Serverless::Function");

const linter = spawnSync("cfn-lint", ["--version"], { encoding: "utf8" });

describe("template.yaml", () => {
  it.skipIf(linter.error !== undefined)("passes AWS's own linter (skipped where cfn-lint is not installed)", () => {
    const { status, stdout } = spawnSync("cfn-lint", [fileURLToPath(new URL("./template.yaml", import.meta.url))], {
      encoding: "utf8",
    });

    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("lets each function do only what it does, on what it does it to", () => {
    const allowed = functions.map(([name, { Properties }]) => {
      const [{ Statement: statements }] = z
        .tuple([z.looseObject({ Statement: z.array(Statement) })])
        .parse(Properties["Policies"]);
      return [name, statements.flatMap(({ Action, Resource }) => [Action].flat().map((one) => `${one} ${Resource}`))];
    });

    const send = ["secretsmanager:GetSecretValue Ref SecretArn", "sqs:SendMessage GetAtt Queue.Arn"];
    const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    expect(Object.fromEntries(allowed)).toEqual({
      Web: send,
      Worker: [...send, ...receive.map((action) => `${action} GetAtt Queue.Arn`)],
      Sweep: send,
    });
  });

  it("shows no secret in an environment", () => {
    const names = Object.keys(template.Globals.Function.Environment.Variables);

    expect(names.filter((name) => /KEY|TOKEN|PASSWORD|STORE|SMTP_URL|WEBHOOK/.test(name))).toEqual([]);
  });

  it("names only what is there: handlers, references, and a time-out that the queue outlasts six times", () => {
    const known = new Set([...Object.keys(template.Parameters), ...Object.keys(template.Resources), "WebUrl"]);
    const references = [...file.matchAll(/!(?:Ref|GetAtt) (\w+)/g)].map(([, name]) => name ?? "");
    const exported = /export const \{ ([\w, ]+) \}/.exec(
      readFileSync(new URL("./handlers.ts", import.meta.url), "utf8"),
    )?.[1];

    expect(references.filter((name) => !known.has(name))).toEqual([]);
    expect(
      functions.map(([, { Properties }]) => String(Properties["Handler"]).replace("handlers.", "")).toSorted(),
    ).toEqual(exported?.split(", ").toSorted());
    expect(template.Resources["Queue"]?.Properties["VisibilityTimeout"]).toBe(
      6 * Number(template.Resources["Worker"]?.Properties["Timeout"]),
    );
  });
});
