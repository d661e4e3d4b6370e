import type { ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import {
  createApp,
  createEventHook,
  createGroup,
  createGroupPush,
  createGroupRule,
  createUser,
  type OktaClient,
} from "../src/index.ts";
import { type FakeAnswer, fakeOkta, oktaRefusal } from "./fake-okta.ts";
import { aGroup, aHook, anApp, aPush, aRule, aUser } from "./samples.ts";

const LOST: FakeAnswer = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
const GONE: FakeAnswer = { status: 404, json: oktaRefusal("E0000007", "Not found: Resource not found: 00u (User)") };
const TAKEN: FakeAnswer = {
  status: 400,
  json: oktaRefusal("E0000001", "Api validation failed: name", "name: An object with this field already exists"),
};
const NONE: FakeAnswer = { json: [] };
const list = (value: unknown): FakeAnswer => ({ json: [value] });
const one = (value: unknown): FakeAnswer => ({ json: value });

interface Creation {
  readonly create: (okta: OktaClient) => ResultAsync<{ readonly id: string }, unknown>;
  /** What was made, and how it reads when looked for. */
  readonly made: { readonly id: string };
  readonly found: FakeAnswer;
  /** Somebody else's thing that looks alike, and nothing at all. */
  readonly others: FakeAnswer;
  readonly absent: FakeAnswer;
  /** Whether absence proves that nothing was made. */
  readonly certain: boolean;
  /** How the second attempt goes when the first one was carried out. */
  readonly second?: FakeAnswer;
}

const profile = { login: aUser.profile.login, firstName: "Ana" };
const rule = { name: aRule.name, expression: aRule.conditions.expression.value, groupIds: [aGroup.id] };
const hook = { name: aHook.name, eventTypes: ["user.lifecycle.suspend"], uri: aHook.channel.config.uri, secret: "s" };

const creations: Readonly<Record<string, Creation>> = {
  createUser: {
    create: (okta) => createUser(okta, { profile, activate: false }),
    ...{ made: aUser, found: one(aUser), absent: GONE, certain: true },
    others: one({ ...aUser, profile: { ...aUser.profile, firstName: "Anna" } }),
  },
  createGroup: {
    create: (okta) => createGroup(okta, { name: aGroup.profile.name }),
    ...{ made: aGroup, found: list(aGroup), absent: NONE, certain: false, second: TAKEN },
    others: list({ ...aGroup, profile: { name: "risk-analysts-2" } }),
  },
  createGroupRule: {
    create: (okta) => createGroupRule(okta, rule),
    ...{ made: aRule, found: list(aRule), absent: NONE, certain: true },
    others: list({ ...aRule, name: "another" }),
  },
  createApp: {
    create: (okta) => createApp(okta, { label: anApp.label, signOnMode: anApp.signOnMode }, { activate: true }),
    ...{ made: anApp, found: list(anApp), absent: NONE, certain: false },
    others: list({ ...anApp, label: "PagerDuty 2" }),
  },
  createGroupPush: {
    create: (okta) => createGroupPush(okta, "0oa1", { groupId: aPush.sourceGroupId, targetGroupName: "risk" }),
    ...{ made: aPush, found: list(aPush), absent: NONE, certain: true },
    others: list({ ...aPush, sourceGroupId: "00gAnother" }),
  },
  createEventHook: {
    create: (okta) => createEventHook(okta, hook),
    ...{ made: aHook, found: list(aHook), absent: NONE, certain: true },
    others: list({ ...aHook, name: "another" }),
  },
};

/** An Okta that loses the answer to the first creation, and answers looks with `look`. */
function losing(look: FakeAnswer, second: FakeAnswer) {
  let posts = 0;
  const fake = fakeOkta(({ method }) => {
    if (method === "GET") return look;
    posts += 1;
    return posts === 1 ? LOST : second;
  });
  return { ...fake, posts: () => posts };
}

describe.each(Object.entries(creations))("%s, when the answer was lost", (_, creation) => {
  const { create, made, found, others, absent, certain, second } = creation;

  it("gives what is found as what it made", async () => {
    const { okta, posts } = losing(found, second ?? one(made));
    expect((await create(okta))._unsafeUnwrap()).toMatchObject({ id: made.id });
    expect(posts()).toBe(second === undefined ? 1 : 2);
  });

  it("writes again only where nothing certainly was made", async () => {
    const { okta, posts } = losing(absent, second ?? one(made));
    const outcome = await create(okta);
    if (certain) expect(outcome._unsafeUnwrap()).toMatchObject({ id: made.id });
    else expect(outcome._unsafeUnwrapErr()).toMatchObject({ kind: "unreachable", mayHaveHappened: true });
    expect(posts()).toBe(certain || second !== undefined ? 2 : 1);
  });

  it("never takes another's for its own", async () => {
    const { okta } = losing(others, second ?? TAKEN);
    expect((await create(okta)).isErr()).toBe(true);
  });

  it("reports the loss when it cannot look", async () => {
    const { okta } = losing({ status: 403, json: oktaRefusal("E0000006") }, second ?? one(made));
    expect((await create(okta))._unsafeUnwrapErr()).toMatchObject({ kind: "unreachable", mayHaveHappened: true });
  });
});

it("makes a group again without a look, as its name can only be taken once", async () => {
  const { okta, posts } = losing(NONE, one(aGroup));
  expect((await createGroup(okta, { name: aGroup.profile.name }))._unsafeUnwrap()).toMatchObject({ id: aGroup.id });
  expect(posts()).toBe(2);
});
