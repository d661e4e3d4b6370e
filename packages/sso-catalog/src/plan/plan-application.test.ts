import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findApplication } from "../catalogue.ts";
import type { ApplicationPlan, ApplicationStep } from "./application-plan.ts";
import type { GroupAssignment, HeldApplication, WantedApplication } from "./application-state.ts";
import { dangerOf } from "./danger-of.ts";
import { findHeldApplication } from "./find-held-application.ts";
import { planApplication } from "./plan-application.ts";

const configure = (key: string, settings: unknown) => {
  const configured = findApplication(key)?.configure(settings)._unsafeUnwrap();
  if (configured === undefined) throw new Error(`no application ${key}`);
  return configured;
};
const snowflake = configure("snowflake", { account: "jupiter-prod" });
const gitlab = configure("gitlab-com", { group: "jupiter" });

const wanted = (change: Partial<WantedApplication> = {}): WantedApplication => ({
  configured: snowflake,
  assigned: [{ groupId: "00gAssign", priority: 0, profile: { role: "ANALYST" } }],
  pushed: ["00gPush"],
  ...change,
});
const plan = (want: WantedApplication, held?: HeldApplication): ApplicationPlan =>
  planApplication(want, held)._unsafeUnwrap();

/** Okta, as far as these steps go: the application after them. */
function carriedOut(steps: readonly ApplicationStep[], before: HeldApplication | undefined): HeldApplication {
  let held: HeldApplication = before ?? {
    app: { id: "0oa1", status: "ACTIVE", features: ["GROUP_PUSH"] },
    assigned: [],
    pushed: [],
  };
  for (const step of steps) {
    switch (step.kind) {
      case "create-application":
      case "change-application":
        held = { ...held, app: { ...held.app, ...step.body } };
        break;
      case "activate-application":
        held = { ...held, app: { ...held.app, status: "ACTIVE" } };
        break;
      case "assign-group": {
        const { kind: _, ...assignment } = step;
        const others = held.assigned.filter(({ groupId }) => groupId !== step.groupId);
        held = { ...held, assigned: [...others, assignment] };
        break;
      }
      case "push-group":
        held = {
          ...held,
          pushed: [...held.pushed, { id: `p-${step.groupId}`, groupId: step.groupId, status: "ACTIVE" }],
        };
        break;
      case "restart-push":
        held = {
          ...held,
          pushed: held.pushed.map((push) => (push.id === step.pushId ? { ...push, status: "ACTIVE" } : push)),
        };
        break;
      case "end-push":
        held = { ...held, pushed: held.pushed.filter(({ id }) => id !== step.pushId) };
        break;
      case "unassign-group":
        held = { ...held, assigned: held.assigned.filter(({ groupId }) => groupId !== step.groupId) };
        break;
    }
  }
  return held;
}

/** As wanted, in two rounds: the push follows when the application is there. */
function madeAsWanted(): HeldApplication {
  const held = carriedOut(plan(wanted()).steps, undefined);
  return carriedOut(plan(wanted(), held).steps, held);
}

describe("planApplication", () => {
  it("makes what is not there, then assigns; pushes wait for a person", () => {
    const { steps, appId, waiting } = plan(wanted());
    expect(appId).toBeUndefined();
    expect(steps.map(({ kind }) => kind)).toEqual(["create-application", "assign-group"]);
    expect(waiting).toEqual([{ groupId: "00gPush", sentence: expect.stringMatching(/console: .*SCIM token.*cannot/) }]);
  });

  it("pushes once the application takes groups, and then waits for nobody", () => {
    const held = carriedOut(plan(wanted()).steps, undefined);
    const { steps, waiting } = plan(wanted(), held);
    expect(steps).toEqual([{ kind: "push-group", groupId: "00gPush" }]);
    expect(waiting).toEqual([]);
    const off = { ...held, app: { ...held.app, features: [] } };
    expect(plan(wanted(), off)).toMatchObject({ steps: [], waiting: [{ groupId: "00gPush" }] });
  });

  it("flags what takes something away or may keep people out, and nothing that adds", () => {
    const dangers = ([kind, more = {}]: [string, object?]) => dangerOf({ kind, ...more } as ApplicationStep, snowflake);
    const differing = (setting: string): [string, object] => ["change-application", { differences: [{ setting }] }];
    expect(dangers(["unassign-group"])).toMatch(/DISABLED = TRUE.*drops the role/);
    expect(dangers(["end-push"])).toMatch(/stays as it is/);
    expect(dangers(differing("settings.signOn.audience"))).toMatch(/nobody gets in/);
    expect(dangers(differing("visibility.hide.web"))).toBeUndefined();
    for (const kind of ["create-application", "assign-group", "push-group"]) expect(dangers([kind])).toBeUndefined();
  });

  it("says of one that stands under another label that it is another application, taken over and renamed", () => {
    const held = madeAsWanted();
    const [renamed, both] = [{}, { settings: { app: { subDomain: "old" } } }].map((more) => {
      const [step] = plan(wanted(), { ...held, app: { ...held.app, ...more, label: "Warehouse" } }).steps;
      return step && dangerOf(step, snowflake);
    });
    expect(renamed).toMatch(/^The application "Warehouse", .* is taken over and renamed to "Snowflake": .*\.$/);
    expect(both).toMatch(/is taken over and renamed to "Snowflake".*nobody gets in/);
  });

  it("adopts what is as it has to be without a write, and leaves alone what others added", () => {
    const held = madeAsWanted();
    const touched = {
      ...held,
      app: { ...held.app, notes: { admin: "ours" }, features: ["GROUP_PUSH", "PUSH_NEW_USERS"] },
    };
    expect(plan(wanted(), touched)).toMatchObject({ steps: [], extras: [], appId: "0oa1" });
  });

  it("changes only what differs, sends back what it did not understand, and no secret", () => {
    const held = madeAsWanted();
    const app = {
      ...held.app,
      orn: "orn:okta:1",
      visibility: { hide: { web: true } },
      settings: { app: { subDomain: "old", secretKey: "planted" }, notes: { admin: "kept" } },
    };
    const { steps } = plan(wanted(), { ...held, app });
    expect(steps).toEqual([
      {
        kind: "change-application",
        differences: [{ setting: "settings.app.subDomain", wanted: "jupiter-prod", held: "old" }],
        body: {
          label: "Snowflake",
          name: "snowflake",
          signOnMode: "SAML_2_0",
          visibility: { hide: { web: true } },
          settings: { app: { subDomain: "jupiter-prod" }, notes: { admin: "kept" } },
        },
      },
    ]);
  });

  it("switches on again what was switched off, and pushes again what stopped", () => {
    const held = madeAsWanted();
    const off = {
      ...held,
      app: { ...held.app, status: "INACTIVE" },
      pushed: held.pushed.map((push) => ({ ...push, status: "ERROR" })),
    };
    expect(plan(wanted(), off).steps.map(({ kind }) => kind)).toEqual(["activate-application", "restart-push"]);
  });

  it("tells of groups nobody named, and takes them away only when told to, pushes first", () => {
    const held = madeAsWanted();
    const fewer = wanted({ assigned: [], pushed: [] });
    expect(plan(fewer, held)).toMatchObject({
      steps: [],
      extras: [
        { groupId: "00gPush", held: "pushed" },
        { groupId: "00gAssign", held: "assigned" },
      ],
    });
    expect(plan({ ...fewer, others: "take-away" }, held).steps).toEqual([
      { kind: "end-push", groupId: "00gPush", pushId: "p-00gPush" },
      { kind: "unassign-group", groupId: "00gAssign" },
    ]);
  });

  it("refuses one group for both, and pushes nothing where nothing is pushed", () => {
    const both = planApplication(wanted({ pushed: ["00gAssign"] }), undefined)._unsafeUnwrapErr();
    expect(both.map(({ kind }) => kind)).toEqual(["group-both-assigned-and-pushed"]);
    const none = planApplication({ configured: gitlab, assigned: [], pushed: ["00g1"] }, undefined)._unsafeUnwrapErr();
    expect(none).toMatchObject([{ kind: "nothing-is-pushed-there", groupId: "00g1" }]);
  });

  it("adds a group without a word, and flags what would change for people who have it", () => {
    const assigned = [{ groupId: "00gAssign", priority: 0, profile: { role: "OWNER" } }];
    const held = carriedOut(plan(wanted({ assigned })).steps, undefined);
    const [first, change] = [undefined, held].map((there) =>
      plan(wanted(), there).steps.find(({ kind }) => kind === "assign-group"),
    );
    expect(first && dangerOf(first, snowflake)).toBeUndefined();
    expect(change).toMatchObject({ replaces: { profile: { role: "OWNER" } }, profile: { role: "ANALYST" } });
    expect(change && dangerOf(change, snowflake)).toMatch(/roles and licences there may change/);
  });

  it("refuses a group that is named twice, and two groups of one priority: no second apply could be empty", () => {
    const assigned = [
      { groupId: "00gA", priority: 0 },
      { groupId: "00gA", priority: 1 },
      { groupId: "00gB", priority: 1 },
    ];
    const refused = planApplication(wanted({ assigned, pushed: ["00gP", "00gP"] }), undefined)._unsafeUnwrapErr();
    expect(refused.map(({ groupId, kind }) => [kind, groupId])).toEqual([
      ["group-named-twice", "00gA"],
      ["group-named-twice", "00gP"],
      ["priority-given-twice", "00gB"],
    ]);
  });

  it("gives equal plans equal hashes, whatever the order of names, and other plans others", () => {
    const [first] = wanted().assigned;
    const turned = Object.fromEntries(Object.entries(first ?? {}).reverse()) as unknown as GroupAssignment;
    expect(plan(wanted({ assigned: [turned] })).hash).toBe(plan(wanted()).hash);
    expect(plan(wanted({ pushed: ["00gOther"] })).hash).not.toBe(plan(wanted()).hash);
  });

  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
  const anyWanted = fc
    .tuple(ids, ids, fc.constantFrom("tell" as const, "take-away" as const))
    .map(([assigned, pushed, others]) =>
      wanted({
        assigned: assigned.map((groupId, priority) => ({ groupId, priority })),
        pushed: pushed.map((id) => `p${id}`),
        others,
      }),
    );

  it("has nothing left to do once carried out, from wherever it began and however often it was cut short", () => {
    fc.assert(
      fc.property(anyWanted, anyWanted, fc.nat(8), (before, after, cut) => {
        const held = carriedOut(plan(before).steps, undefined);
        const half = carriedOut(plan(after, held).steps.slice(0, cut), held);
        // What is made in one round takes groups in the next.
        const made = carriedOut(plan(after, half).steps, half);
        const end = carriedOut(plan(after, made).steps, made);
        expect(plan(after, end).steps).toEqual([]);
      }),
    );
  });
});

describe("findHeldApplication", () => {
  const app = (name: string, label: string, signOnMode = "SAML_2_0") => ({
    id: `${name} ${label}`,
    name,
    label,
    signOnMode,
  });

  it("goes by the catalogue's key, whatever it was called", () => {
    const apps = [app("snowflake", "Data"), app("slack", "Snowflake")];
    expect(findHeldApplication(snowflake, apps)).toEqual([apps[0]]);
  });

  it("goes by label and sign-on for custom ones, and tells of every candidate", () => {
    const apps = [
      app("jupiter_gitlab_1", "GitLab"),
      app("jupiter_gitlab_2", "GitLab"),
      app("oidc_client", "GitLab", "OPENID_CONNECT"),
    ];
    expect(findHeldApplication(gitlab, apps)).toEqual([apps[0], apps[1]]);
  });

  it("takes no application of the catalogue for a custom one of the same label", () => {
    expect(findHeldApplication(gitlab, [app("gitlab", "GitLab")])).toEqual([]);
  });
});
