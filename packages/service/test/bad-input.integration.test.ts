import { createHmac } from "node:crypto";
import { fields, loginOf, people } from "@tenure-examples/jupiter";
import { describe, expect, it } from "vitest";
import { aCompany } from "./a-company.ts";
import { ana, hire } from "./tickets.ts";

const samuel = loginOf(people.samuel);

describe("a mistake on the form", () => {
  it("unknown department: names the nearest one, does nothing, and goes on once it is mended", async () => {
    const { file, sandbox, tenure } = await aCompany({
      seed: ({ jira, okta }) => ({
        okta,
        jira: {
          ...jira,
          fields: (jira.fields ?? []).map((field) =>
            field.id === fields.department.id
              ? { ...field, options: [...(field.options ?? []), "Climate Sciences"] }
              : field,
          ),
        },
      }),
    });
    const { clock, jira, okta } = sandbox;
    const key = await file("11", { ...hire, [fields.department.id]: "Climate Sciences" });

    const first = (await tenure.work())._unsafeUnwrap();
    expect(first.progress[0]?.problems.map(({ sentence }) => sentence)).toEqual([
      'Department: expected a value the reference table knows, found "Climate Sciences". Did you mean "Climate Science"?',
    ]);
    expect(jira.state.issue(key)?.comments[0]?.text).toContain('Did you mean "Climate Science"?');
    expect(okta.state.user(ana)).toBeUndefined();

    await jira.people.edit(key, samuel, { [fields.department.id]: "Climate Science" });
    await clock.settle();
    const second = (await tenure.work())._unsafeUnwrap();
    expect(second.progress.map(({ state }) => state)).toEqual(["waiting"]);
    expect(okta.state.user(ana)?.status).toBe("STAGED");
    expect(jira.state.issue(key)?.comments).toHaveLength(1);
  });

  it("missing start date: says so, and does nothing", async () => {
    const { file, sandbox, tenure } = await aCompany();
    const key = await file("11", hire);
    await sandbox.jira.people.edit(key, samuel, { [fields.start.id]: null });

    const { progress } = (await tenure.work())._unsafeUnwrap();

    expect(progress[0]).toMatchObject({ state: "form-incomplete", steps: [] });
    expect(progress[0]?.problems.map(({ sentence }) => sentence)).toEqual(["Start date is not filled in."]);
    expect(sandbox.okta.state.user(ana)).toBeUndefined();
  });
});

describe("a webhook that is none", () => {
  it.each([
    ["malformed", "{", "400 not-json The body is not JSON."],
    [
      "wrongly signed",
      undefined,
      "401 wrong-signature The signature does not fit the body: wrong secret, or the body was changed.",
    ],
  ])("%s: is refused in one sentence, and nothing is looked at", async (_, body, expected) => {
    const { calls, sandbox, tenure } = await aCompany();
    const signed = createHmac("sha256", sandbox.jira.webhookSecret).update("{").digest("hex");

    const response = await tenure.handle(
      new Request("http://tenure.test/webhooks/jira", {
        method: "POST",
        headers: { "content-type": "application/json", "x-hub-signature": `sha256=${signed}` },
        body: body ?? '{"webhookEvent":"jira:issue_created","issue":{"id":"1","key":"PPL-1"}}',
      }),
    );
    const { error } = JSON.parse(response.body) as {
      readonly error: { readonly kind: string; readonly sentence: string };
    };

    expect(`${response.status} ${error.kind} ${error.sentence}`).toBe(expected);
    expect((await tenure.work())._unsafeUnwrap().progress).toEqual([]);
    expect(calls).toEqual([]);
  });
});

describe("a directory that is not as the table thinks", () => {
  it("group in the table that Okta lacks: refuses the whole plan by the group's name", async () => {
    const { file, sandbox, tenure } = await aCompany({
      seed: ({ jira, okta }) => ({
        jira,
        okta: {
          ...okta,
          groups: (okta.groups ?? []).filter(({ name }) => name !== "team-hazard-models"),
          users: (okta.users ?? []).map((user) => ({ ...user, groups: [] })),
        },
      }),
    });
    await file("11", hire);

    const { progress } = (await tenure.work())._unsafeUnwrap();

    expect(progress[0]?.state).toBe("refused");
    expect(progress[0]?.refusals.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([
      expect.stringMatching(/^group-missing: .*team-hazard-models.*\.$/),
    ]);
    expect(sandbox.okta.state.user(ana)).toBeUndefined();
  });

  it("unreachable Okta: says so once, keeps the ticket, and finishes when Okta is back", async () => {
    const away = { okta: true };
    const { file, liveUntil, sandbox, tenure } = await aCompany({
      fetch: (input, init) => {
        const { pathname } = new URL(input instanceof Request ? input.url : String(input));
        const isOkta = pathname.startsWith("/api/") || pathname.startsWith("/oauth2/");
        return away.okta && isOkta ? Promise.reject(new TypeError("fetch failed")) : fetch(input, init);
      },
    });
    await file("11", hire);

    const { failures, nextDue } = (await tenure.work())._unsafeUnwrap();
    expect(failures.map(({ failure }) => `${failure.kind}: ${failure.sentence}`)).toEqual([
      expect.stringMatching(/^directory-failed: Okta could not be reached \(.+\)\.$/),
    ]);
    expect(nextDue).toBeDefined();

    away.okta = false;
    await liveUntil("2026-12-15T08:12:00.000Z");
    expect(sandbox.okta.state.user(ana)?.status).toBe("STAGED");
    expect(sandbox.jira.state.issues()[0]?.comments).toHaveLength(1);
  });
});
