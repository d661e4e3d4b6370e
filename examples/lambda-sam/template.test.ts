import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
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
const linter = spawnSync("cfn-lint", ["--version"], { encoding: "utf8" });

const pathOf = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

function read(name: string) {
  const file = readFileSync(pathOf(name), "utf8");
  const template = Template.parse(parse(file, { customTags: tags, merge: true }));
  const functions = Object.entries(template.Resources).filter(([, { Type }]) => Type === "AWS::Serverless::Function");
  return { file, template, functions };
}

/** What each function may do, and on what. */
function allowed(name: string) {
  return Object.fromEntries(
    read(name).functions.map(([one, { Properties }]) => {
      const [{ Statement: statements }] = z
        .tuple([z.looseObject({ Statement: z.array(Statement) })])
        .parse(Properties["Policies"]);
      return [one, statements.flatMap(({ Action, Resource }) => [Action].flat().map((what) => `${what} ${Resource}`))];
    }),
  );
}

const secret = "secretsmanager:GetSecretValue Ref SecretArn";

describe.each(["template.yaml", "durable.yaml"])("%s", (name) => {
  const { file, functions, template } = read(name);

  it.skipIf(linter.error !== undefined)("passes AWS's own linter (skipped where cfn-lint is not installed)", () => {
    const { status, stdout } = spawnSync("cfn-lint", [pathOf(name)], { encoding: "utf8" });

    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("shows no secret in an environment", () => {
    const names = Object.keys(template.Globals.Function.Environment.Variables);

    expect(names.filter((one) => /KEY|TOKEN|PASSWORD|STORE|SMTP_URL|WEBHOOK/.test(one))).toEqual([]);
  });

  it("names only what is there: references, and for each function the folder of a handler", () => {
    const known = new Set([...Object.keys(template.Parameters), ...Object.keys(template.Resources), "WebUrl"]);
    const references = [...file.matchAll(/!(?:Ref|GetAtt) (\w+)/g)].map(([, one]) => one ?? "");
    const built = functions.map(([, { Properties }]) => /^dist\/(\w+)\/$/.exec(String(Properties["CodeUri"]))?.[1]);

    expect(references.filter((one) => !known.has(one))).toEqual([]);
    expect(built.filter((one) => !existsSync(pathOf(`handlers/${one}.ts`)))).toEqual([]);
    expect(functions.every(([one], at) => one.toLowerCase() === built[at])).toBe(true);
  });
});

describe("template.yaml", () => {
  it("lets each function do only what it does, on what it does it to", () => {
    const send = [secret, "sqs:SendMessage GetAtt Queue.Arn"];
    const receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

    expect(allowed("template.yaml")).toEqual({
      Web: send,
      Worker: [...send, ...receive.map((action) => `${action} GetAtt Queue.Arn`)],
      Sweep: send,
    });
  });

  it("has a queue that outlasts the worker six times", () => {
    const { Queue, Worker } = read("template.yaml").template.Resources;

    expect(Queue?.Properties["VisibilityTimeout"]).toBe(6 * Number(Worker?.Properties["Timeout"]));
  });
});

describe("durable.yaml", () => {
  const tickets =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own
    "Sub arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-tickets";

  it("lets whoever starts executions start them, and the function they run in keep its own and no other's", () => {
    const start = [secret, `lambda:InvokeFunction ${tickets}:live`];

    expect(allowed("durable.yaml")).toEqual({
      Tickets: [
        secret,
        `lambda:CheckpointDurableExecution ${tickets}:*`,
        `lambda:GetDurableExecutionState ${tickets}:*`,
        `lambda:InvokeFunction ${tickets}:live`,
      ],
      Web: start,
      Sweep: start,
    });
  });

  it("starts by the alias that the function is published under", () => {
    const { Globals, Resources } = read("durable.yaml").template;
    const { AutoPublishAlias, FunctionName } = Resources["Tickets"]?.Properties ?? {};

    expect(Globals.Function.Environment.Variables["TICKETS_FUNCTION"]).toBe(`${FunctionName}:${AutoPublishAlias}`);
  });
});
