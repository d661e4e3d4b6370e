import { inspect } from "node:util";
import type { ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import {
  addComment,
  createIssue,
  findUsers,
  getForm,
  getIssue,
  type JiraClientOptions,
  type JiraError,
  setIssueProperty,
} from "../src/index.ts";
import { type FakeAnswer, fakeJira } from "./fake-jira.ts";

// Each begins with a word the test can look for; none of them may be seen anywhere.
const TOKEN = "planted-token-9d1f";
const MAIL = "planted.robot@acme.example";
const NAME = "Planted Person";
const KEY = "PLANTED-77";
const SECRETS = [TOKEN, MAIL, NAME, KEY, "planted-body", Buffer.from(`${MAIL}:${TOKEN}`).toString("base64")];

const said = `planted-body`;
// As Jira words it: values in quotation marks, whether we sent them or not.
const echo = `The user '${NAME}' (${MAIL}) of ${KEY} does not exist; Authorization was "${TOKEN}"`;

const answers: readonly (readonly [string, FakeAnswer])[] = [
  ["a refusal that quotes everything", { status: 400, json: { errorMessages: [echo], errors: { reporter: echo } } }],
  ["a refusal by Service Management", { status: 403, json: { errorMessage: echo } }],
  ["a refusal by Forms", { status: 422, json: { errors: [{ detail: echo, context: [{ id: KEY }] }] } }],
  ["a refusal by the gateway", { status: 401, json: { code: 401, message: echo } }],
  ["a page", { status: 200, text: `<html>${said} ${echo}</html>` }],
  ["a page as a refusal", { status: 400, text: `<html>${said} ${echo}</html>` }],
  ["an answer of another shape", { status: 200, json: { id: [said], [NAME]: said, key: 7, comments: said } }],
  ["a limit", { status: 429, headers: { "retry-after": "3600", "ratelimit-reason": said } }],
  ["a failure of Jira", { status: 500, text: said, headers: { "set-cookie": said } }],
  [
    "a failure of the network",
    Object.assign(new TypeError(`fetch failed for https://${MAIL}:${TOKEN}@x`), { cause: new Error(echo) }),
  ],
  ["a redirect", { status: 302, headers: { location: `https://login.example/?token=${TOKEN}` } }],
];

const document = {
  type: "doc",
  version: 1,
  content: [{ type: "paragraph", content: [{ type: "text", text: NAME }] }],
} as const;

const shown = (value: unknown): string =>
  [
    JSON.stringify(value),
    String(value),
    inspect(value, { depth: 20, showHidden: true }),
    Object.values(Object(value))
      .map((member) => inspect(member, { depth: 20 }))
      .join(),
  ].join("\n");

describe.each(answers)("after %s", (_, answer) => {
  const records: unknown[] = [];
  const options: Partial<JiraClientOptions> = {
    auth: { kind: "basic", email: MAIL, token: TOKEN },
    log: (record) => void records.push(record),
    retries: 1,
  };
  const client = () => fakeJira(answer, options).jira;
  const calls: readonly (readonly [string, () => ResultAsync<unknown, JiraError>])[] = [
    ["getIssue", () => getIssue(client(), KEY)],
    ["createIssue", () => createIssue(client(), { fields: { reporter: { displayName: NAME }, summary: KEY } })],
    [
      "addComment",
      () => addComment(client(), KEY, { body: document, internal: true, marker: { key: "m", value: NAME } }),
    ],
    ["setIssueProperty", () => setIssueProperty(client(), KEY, "run", { who: NAME })],
    ["findUsers", () => findUsers(client(), NAME)],
    ["getForm", () => getForm(client(), KEY, "form")],
  ];

  it.each(calls)("%s shows no secret, no name and no body, however it is printed", async (_name, call) => {
    const result = await call();
    if (result.isErr()) {
      const text = shown(result._unsafeUnwrapErr());
      expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
    }
    expect(records.length).toBeGreaterThan(0);
    const logged = shown(records);
    expect(SECRETS.filter((secret) => logged.includes(secret))).toEqual([]);
  });
});

describe("a client", () => {
  it("shows no secret when it is printed", () => {
    const { jira } = fakeJira({}, { auth: { kind: "basic", email: MAIL, token: TOKEN } });
    const text = `${inspect(jira, { depth: 20, showHidden: false })} ${JSON.stringify(jira)}`;
    expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
  });
});
