import { describe, expect, it } from "vitest";
import { type FakeAnswer, fakeJira } from "../../test/fake-jira.ts";
import { addComment } from "../comments/write-comment.ts";
import { findIssue, getIssue } from "../issues/get-issue.ts";
import { editIssue } from "../issues/write-issue.ts";

const issue = { id: "10001", key: "HR-1", fields: { summary: "Ana" } };
const document = { type: "doc", version: 1, content: [] } as const;

const failing = async (answer: FakeAnswer | readonly FakeAnswer[]) =>
  (await getIssue(fakeJira(answer).jira, "HR-1"))._unsafeUnwrapErr();

describe("calls to Jira", () => {
  it("go to the site with the credentials, and say what they want as the vendor documents it", async () => {
    const { jira, seen } = fakeJira({ json: issue });
    const found = await getIssue(jira, "HR-1", { fields: ["summary", "status"], expand: ["names", "schema"] });
    expect(found._unsafeUnwrap()).toEqual(issue);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: "GET", host: "acme.atlassian.net" });
    expect(seen[0]?.path).toBe("/rest/api/3/issue/HR-1?fields=summary%2Cstatus&expand=names%2Cschema");
    expect(seen[0]?.headers.get("authorization")).toBe(`Basic ${btoa("robot@acme.example:planted-token")}`);
  });

  it("go through the gateway with a bearer token, below its path", async () => {
    const { jira, seen } = fakeJira(
      { json: issue },
      { baseUrl: "https://api.atlassian.com/ex/jira/cloud-1/", auth: { kind: "bearer", token: "planted-token" } },
    );
    expect((await getIssue(jira, "HR-1")).isOk()).toBe(true);
    expect(seen[0]).toMatchObject({ host: "api.atlassian.com", path: "/ex/jira/cloud-1/rest/api/3/issue/HR-1" });
    expect(seen[0]?.headers.get("authorization")).toBe("Bearer planted-token");
  });

  it.each(["", " ", ".", ".."])("are not made for %j as an id", async (id) => {
    const { jira, seen } = fakeJira({ json: issue });
    expect((await getIssue(jira, id))._unsafeUnwrapErr().kind).toBe("invalid-call");
    expect(seen).toEqual([]);
  });

  it("cannot leave their route, whatever an id holds", async () => {
    const { jira, seen } = fakeJira({ json: issue });
    await getIssue(jira, "../../myself?x=1#y");
    expect(seen[0]?.path).toBe("/rest/api/3/issue/..%2F..%2Fmyself%3Fx%3D1%23y");
  });

  it.each([
    [
      { status: 404, json: { errorMessages: ["Issue does not exist or …"], errors: {} } },
      { kind: "not-found-or-hidden" },
    ],
    [
      { status: 401, text: "" },
      { kind: "unauthorised", reason: "credentials" },
    ],
    [
      { status: 401, json: { code: 401, message: "Unauthorized; scope does not match" } },
      { kind: "unauthorised", reason: "scope" },
    ],
    [
      { status: 403, text: "" },
      { kind: "not-allowed", messages: [] },
    ],
    [
      { status: 403, json: { errorMessage: "No licence.", i18nErrorMessage: { i18nKey: "x" } } },
      { kind: "not-allowed", messages: ["No licence."] },
    ],
    [{ status: 409, json: {} }, { kind: "conflict" }],
    [{ status: 410, json: { errorMessages: ["removed"] } }, { kind: "gone" }],
    [{ status: 413, json: {} }, { kind: "too-large" }],
    [
      { status: 400, json: { errorMessages: [], errors: { summary: "Field 'summary' cannot be set." } } },
      { kind: "rejected-fields", fields: { summary: "Field 'summary' cannot be set." }, messages: [] },
    ],
    [
      { status: 400, json: { type: "about:blank", title: "Bad Request", status: 400, detail: "Bad parameter." } },
      { kind: "rejected-fields", fields: {}, messages: ["Bad parameter."] },
    ],
    [
      { status: 422, json: { errors: [{ status: 422, code: "X", title: "Bad form", detail: "The form is locked." }] } },
      { kind: "rejected-fields", status: 422, messages: ["The form is locked."] },
    ],
    [
      { status: 200, text: "<html>Page unavailable</html>" },
      { kind: "unexpected-reply", problems: ["not JSON"] },
    ],
    [{ status: 200, json: { id: 7 } }, { kind: "unexpected-reply" }],
    [
      { status: 503, json: {}, headers: { "atl-traceid": "t1" } },
      { kind: "unavailable", status: 503, traceId: "t1" },
    ],
    [new TypeError("fetch failed"), { kind: "unreachable", mayHaveHappened: false }],
    [
      { status: 429, headers: { "retry-after": "3600", "ratelimit-reason": "jira-quota-tenant-based" } },
      { kind: "rate-limited", reason: "tenant-quota", retryAfterSeconds: 3600 },
    ],
    [
      { status: 429, headers: { "retry-after": "600", "ratelimit-reason": "jira-per-issue-on-write" } },
      { kind: "rate-limited", reason: "per-issue-writes", retryAfterSeconds: 600 },
    ],
    [{ status: 429, headers: { "retry-after": "600", "ratelimit-reason": "jira-burst-based" } }, { reason: "burst" }],
  ] as const)("say in Jira's terms what went wrong (%#)", async (answer, expected) => {
    const error = await failing(answer);
    expect(error).toMatchObject(expected);
    expect(error.endpoint).toBe("GET /rest/api/3/issue/{issueIdOrKey}");
    expect(error.sentence).toMatch(/^[A-Z].*[.…]$/s);
  });

  it("take a missing issue for an answer where one may be missing", async () => {
    const { jira } = fakeJira({ status: 404, json: {} });
    expect((await findIssue(jira, "HR-404"))._unsafeUnwrap()).toBeUndefined();
  });

  it("wait as long as they are told and ask again", async () => {
    const { jira, seen, waits } = fakeJira([{ status: 429, headers: { "retry-after": "7" } }, { json: issue }]);
    expect((await getIssue(jira, "HR-1")).isOk()).toBe(true);
    expect(seen).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(7000);
  });

  it("are made again when a read or a replacement fails, never when something would be made twice", async () => {
    const down: readonly FakeAnswer[] = [{ status: 503, json: {} }, { status: 204 }];
    const edit = fakeJira(down);
    expect((await editIssue(edit.jira, "HR-1", { fields: { summary: "x" } })).isOk()).toBe(true);
    const comment = fakeJira(down);
    const error = (await addComment(comment.jira, "HR-1", { body: document, internal: true }))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unavailable", mayHaveHappened: true });
    expect(comment.seen).toHaveLength(1);
  });

  it("strike out of an error what was sent, addresses and credentials", async () => {
    const said = "User 'Ana Silva' with mail ana@acme.example is unknown; token planted-token; id HR-SECRET";
    const { jira } = fakeJira({ status: 400, json: { errorMessages: [said], errors: { reporter: said } } });
    const sent = { fields: { reporter: { displayName: "Ana Silva" } } };
    const error = (await editIssue(jira, "HR-SECRET", sent))._unsafeUnwrapErr();
    expect(JSON.stringify(error)).not.toMatch(/Ana Silva|ana@acme|planted-token|HR-SECRET/);
    expect(error).toMatchObject({ fields: { reporter: expect.stringContaining("is unknown") } });
  });
});
