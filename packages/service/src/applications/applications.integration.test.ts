import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { anApplicationOrg, type WireCall } from "../../test/an-application-org.ts";
import { APPLICATION_SAMPLES } from "../../test/application-samples.ts";
import { haveDocument, requestJudge } from "../../test/official-requests.ts";

const judge = haveDocument() ? requestJudge() : undefined;

/**
 * The document describes custom applications only, and one of the catalogue has settings of its own; a whole
 * application is sent back as it was read, nulls included.
 */
const ON_PURPOSE = /^\/settings\/app is not known$|^\/accessibility\/\w+RedirectUrl must be string$/;

/** What Okta's document says against what was asked. */
function deviations(calls: readonly WireCall[]): readonly string[] {
  return calls.flatMap((call) =>
    (judge?.(call) ?? [])
      .filter((said) => !ON_PURPOSE.test(said))
      .map((said) => `${call.method} ${call.path}: ${said}`),
  );
}

const labelOf = async (org: Awaited<ReturnType<typeof anApplicationOrg>>, at: number) => {
  const sample = APPLICATION_SAMPLES[at];
  if (sample === undefined) throw new Error(`no sample ${at}`);
  const apps = await org.declare([sample]);
  const [planned] = (await apps.plan())._unsafeUnwrap().applications;
  return { apps, sample, label: planned?.label ?? "" };
};

describe.each(APPLICATION_SAMPLES.map((sample, at) => [String(sample.blueprint), at] as const))("%s", (_, at) => {
  it("is planned, made, read back, and has nothing left to do", async () => {
    const org = await anApplicationOrg();
    const { apps, label, sample } = await labelOf(org, at);
    const isPushed = sample.pushGroups !== undefined;

    const planned = (await apps.plan())._unsafeUnwrap();
    expect(org.writes()).toEqual([]);
    expect(planned.applications[0]?.steps.map(({ kind }) => kind)).toEqual(["create-application", "assign-group"]);
    const applied = (await apps.apply([], { hash: planned.hash }))._unsafeUnwrap();
    expect(applied.applications[0]?.done).toHaveLength(2);
    await org.sandbox.clock.settle();

    // A person does in the console what no call can.
    if (isPushed) {
      expect((await apps.drift())._unsafeUnwrap()).toMatchObject([{ kind: "waits", label }]);
      org.sandbox.okta.people.switchOnProvisioning(label);
      const pushed = (await apps.apply())._unsafeUnwrap();
      expect(pushed.applications[0]?.done.map(({ step, seen }) => [step.kind, seen])).toEqual([
        ["push-group", "ACTIVE"],
      ]);
      await org.sandbox.clock.settle();
    }

    const before = org.writes().length;
    expect((await apps.plan())._unsafeUnwrap().applications[0]).toMatchObject({ steps: [], extras: [], waiting: [] });
    expect((await apps.apply())._unsafeUnwrap().applications[0]?.done).toEqual([]);
    expect((await apps.drift())._unsafeUnwrap()).toEqual([]);
    const [verified] = (await apps.verify())._unsafeUnwrap();
    expect(verified).toMatchObject({ label, status: "ACTIVE", findings: [], people: { byGroup: 1, direct: 0 } });
    expect(verified?.groups).toEqual({ declared: 1, right: 1 });
    expect(verified?.pushes).toEqual(isPushed ? { declared: 1, right: 1 } : { declared: 0, right: 0 });
    expect(org.writes()).toHaveLength(before);
    expect(await org.ledger.verify()).toMatchObject({ value: { kind: "intact" } });
    expect(deviations(org.calls)).toEqual([]);
  });
});

const PUSHED = APPLICATION_SAMPLES.filter(({ pushGroups }) => pushGroups !== undefined);

it.each(PUSHED.map((sample) => [String(sample.blueprint), sample] as const))(
  "%s: a push that was stopped begins again, and one nobody declares any more ends before what assigns",
  async (_, sample) => {
    const org = await anApplicationOrg();
    const apps = await org.declare([sample]);
    const made = (await apps.apply())._unsafeUnwrap().applications[0];
    org.sandbox.okta.people.switchOnProvisioning(made?.label ?? "");
    await apps.apply();
    await org.sandbox.clock.settle();
    const at = `${org.sandbox.okta.url}/api/v1/apps/${made?.appId}/group-push/mappings`;
    const headers = { authorization: `SSWS ${org.sandbox.okta.apiToken}`, "content-type": "application/json" };
    const [push] = (await (await fetch(at, { headers })).json()) as readonly { readonly id: string }[];
    const body = JSON.stringify({ status: "INACTIVE" });
    await fetch(`${at}/${push?.id}`, { method: "PATCH", headers, body });

    const restarted = (await apps.apply())._unsafeUnwrap();
    const none = await org.declare([{ ...sample, assignmentGroups: [], pushGroups: [], others: "take-away" }]);
    const blind = (await none.apply())._unsafeUnwrapErr();
    const ended = (await none.apply([], { hash: (await none.plan())._unsafeUnwrap().hash }))._unsafeUnwrap();
    await org.sandbox.clock.settle();

    const done = (applied: typeof ended) => applied.applications[0]?.done.map(({ seen, step }) => [step.kind, seen]);
    expect(done(restarted)).toEqual([["restart-push", "ACTIVE"]]);
    expect(blind.kind).toBe("hash-needed");
    expect(done(ended)).toEqual([
      ["end-push", "not pushed"],
      ["unassign-group", "not assigned"],
    ]);
    expect((await none.drift())._unsafeUnwrap()).toEqual([]);
  },
);

const snowflake = {
  blueprint: "snowflake",
  settings: { account: "jupiter-prod" },
  assignmentGroups: ["assign"],
  pushGroups: ["push"],
};

const sampleOf = (blueprint: string) =>
  APPLICATION_SAMPLES.find((sample) => sample.blueprint === blueprint)?.settings ?? {};

/** An org where Snowflake stands as declared, pushes and all. */
async function withSnowflake() {
  const org = await anApplicationOrg();
  const apps = await org.declare([snowflake]);
  await apps.apply();
  org.sandbox.okta.people.switchOnProvisioning("Snowflake");
  const [made] = (await apps.apply())._unsafeUnwrap().applications;
  await org.sandbox.clock.settle();
  const call = async (method: string, path: string, body?: unknown) => {
    const headers = { authorization: `SSWS ${org.sandbox.okta.apiToken}`, "content-type": "application/json" };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await fetch(`${org.sandbox.okta.url}/api/v1${path}`, init);
    const text = await answer.text();
    return text === "" ? undefined : JSON.parse(text);
  };
  const groupId = async (name: string) =>
    (await call("GET", `/groups?search=${encodeURIComponent(`profile.name eq "${name}"`)}`))[0].id as string;
  return { org, apps, appId: made?.appId ?? "", call, groupId };
}

describe("applications", () => {
  it("finds what was changed by hand, line by line, and mends it", async () => {
    const { appId, apps, call, groupId, org } = await withSnowflake();
    const app = await call("GET", `/apps/${appId}`);
    await call("PUT", `/apps/${appId}`, {
      ...app,
      settings: { app: { subDomain: "other" }, notes: { admin: "kept" } },
    });
    await call("POST", `/apps/${appId}/lifecycle/deactivate`);
    await call("DELETE", `/apps/${appId}/groups/${await groupId("assign")}`);
    await call("PUT", `/apps/${appId}/groups/${await groupId("other")}`, {});
    const [push] = await call("GET", `/apps/${appId}/group-push/mappings`);
    await call("PATCH", `/apps/${appId}/group-push/mappings/${push.id}`, { status: "INACTIVE" });

    const drift = (await apps.drift())._unsafeUnwrap();
    const plan = (await apps.plan())._unsafeUnwrap();
    const mended = (await apps.apply([], { hash: plan.hash }))._unsafeUnwrap();
    await org.sandbox.clock.settle();
    const after = (await apps.drift())._unsafeUnwrap();

    expect(drift.map(({ sentence }) => sentence)).toEqual([
      'settings.app.subDomain is "other" in Okta, and "jupiter-prod" is declared',
      "switched off in Okta: nobody can sign on",
      "the group assign does not give it to its members as declared",
      "the push of the group push has stopped",
      "the group other gives it to its members, and is not declared",
    ]);
    expect(mended.applications[0]?.done.map(({ step }) => step.kind)).toEqual([
      "change-application",
      "activate-application",
      "assign-group",
      "restart-push",
    ]);
    expect(after).toMatchObject([{ kind: "extra", label: "Snowflake" }]);
    expect((await call("GET", `/apps/${appId}`)).settings.notes).toEqual({ admin: "kept" });
    expect(deviations(org.calls)).toEqual([]);
  });

  it("tells who changed as whom people sign on, and accepts it only where it is declared", async () => {
    const { appId, apps, call, org } = await withSnowflake();
    const app = await call("GET", `/apps/${appId}`);
    const template = `$${"{source.email}"}`;
    const before = (await apps.plan())._unsafeUnwrap();
    await call("PUT", `/apps/${appId}`, {
      ...app,
      credentials: { ...app.credentials, userNameTemplate: { template, type: "BUILT_IN" } },
    });
    const writes = org.writes().length;

    const [drift, ...others] = (await apps.drift())._unsafeUnwrap();
    const [verified] = (await apps.verify())._unsafeUnwrap();
    const applied = (await apps.apply())._unsafeUnwrap();
    const accepting = await org.declare([{ ...snowflake, userName: template }]);

    expect(others).toEqual([]);
    expect(drift).toMatchObject({ kind: "extra", label: "Snowflake", sentence: expect.stringContaining(template) });
    expect(verified?.findings).toEqual([{ kind: "extra", sentence: drift?.sentence }]);
    expect(applied.applications[0]?.done).toEqual([]);
    expect(applied.hash).not.toBe(before.hash);
    expect(org.writes()).toHaveLength(writes);
    expect((await accepting.drift())._unsafeUnwrap()).toEqual([]);
  });

  it("takes away what nobody declares where told to, and only when the plan was read", async () => {
    const { appId, call, groupId, org } = await withSnowflake();
    await call("PUT", `/apps/${appId}/groups/${await groupId("other")}`, {});
    const strict = await org.declare([{ ...snowflake, pushGroups: [], others: "take-away" }]);
    const before = org.writes().length;

    const blind = (await strict.apply())._unsafeUnwrapErr();
    const stale = (await strict.apply([], { hash: "0".repeat(64) }))._unsafeUnwrapErr();
    expect(org.writes()).toHaveLength(before);
    const plan = (await strict.plan())._unsafeUnwrap();
    const applied = (await strict.apply([], { hash: plan.hash }))._unsafeUnwrap();

    expect(blind).toMatchObject({ kind: "hash-needed", hash: plan.hash, dangers: { length: 2 } });
    expect(stale).toMatchObject({ kind: "stale-hash", hash: plan.hash });
    // The push goes first, or Snowflake would keep stale memberships; the role there stays.
    expect(applied.applications[0]?.done.map(({ seen, step }) => [step.kind, step.groupName, seen])).toEqual([
      ["end-push", "push", "not pushed"],
      ["unassign-group", "other", "not assigned"],
    ]);
    expect(org.writes().at(-2)).toMatch(/deleteTargetGroup=false$/);
    expect(deviations(org.calls)).toEqual([]);
  });

  it("adopts what somebody made as declared, without a write", async () => {
    const first = await anApplicationOrg();
    expect((await (await first.declare(APPLICATION_SAMPLES)).apply()).isOk()).toBe(true);
    const before = first.writes().length;
    const second = await first.declare(APPLICATION_SAMPLES);

    const applied = (await second.apply())._unsafeUnwrap();

    expect(applied.applications.map(({ done }) => done.length)).toEqual(APPLICATION_SAMPLES.map(() => 0));
    expect(first.writes()).toHaveLength(before);
  });

  it("gives what was read at one org no leave to be written at another, alike as they may be", async () => {
    const [first, second] = [await anApplicationOrg(), await anApplicationOrg()];
    const [read, written] = [await first.declare([snowflake]), await second.declare([snowflake])];
    const { applications, hash } = (await read.plan())._unsafeUnwrap();

    const refused = (await written.apply([], { hash }))._unsafeUnwrapErr();

    const hashes = (planned: typeof applications) => planned.map((one) => one.hash);
    expect(hashes((await written.plan())._unsafeUnwrap().applications)).toEqual(hashes(applications));
    expect(refused).toMatchObject({ kind: "stale-hash" });
    expect(second.writes()).toEqual([]);
  });

  it("takes over and renames what is there under another label only when that was read", async () => {
    const org = await anApplicationOrg();
    await (await org.declare([snowflake])).apply();
    const before = org.writes().length;
    const renamed = await org.declare([{ ...snowflake, label: "Warehouse" }]);

    const blind = (await renamed.apply())._unsafeUnwrapErr();

    expect(blind).toMatchObject({
      kind: "hash-needed",
      dangers: [expect.stringMatching(/^Warehouse: .*"Snowflake".*is taken over and renamed to "Warehouse"/)],
    });
    expect(org.writes()).toHaveLength(before);
  });

  it("finishes what was cut short at any call, and makes nothing twice", async () => {
    const cut = (at: number) => {
      let writes = 0;
      return ({ method }: { readonly method: string }) => {
        if (method !== "GET") writes += 1;
        if (writes > at) throw new TypeError("fetch failed");
      };
    };
    for (const when of ["before", "after"] as const) {
      for (let at = 0; at < 4; at += 1) {
        const org = await anApplicationOrg();
        const declared = [
          snowflake,
          { blueprint: "gitlab-com", settings: { group: "jupiter" }, assignmentGroups: ["assign"] },
        ];

        const broken = (await (await org.declare(declared, { [when]: cut(at) })).apply())._unsafeUnwrapErr();
        const again = await org.declare(declared);
        const finished = (await again.apply())._unsafeUnwrap();

        expect(broken).toMatchObject({ kind: "okta-failed" });
        expect(finished.applications).toHaveLength(2);
        expect((await again.drift())._unsafeUnwrap().map(({ kind }) => kind)).toEqual(["waits"]);
        const made = org.sandbox.snapshot().okta.apps.map(({ label }) => label);
        expect(made).toEqual(["Snowflake", "GitLab"]);
      }
    }
  });

  it("writes every effect down, and no secret", async () => {
    const org = await anApplicationOrg();
    const apps = await org.declare([
      { blueprint: "databricks", settings: sampleOf("databricks"), assignmentGroups: ["assign"] },
    ]);
    await apps.apply();

    const entries = (await org.ledger.read({}))._unsafeUnwrap();
    const [planned] = (await apps.plan())._unsafeUnwrap().applications;
    const told = (await apps.instructions("databricks"))._unsafeUnwrap();

    expect(entries.map(({ event }) => event)).toEqual([
      "applications-planned",
      "application-step-started",
      "application-step-confirmed",
      "application-step-started",
      "application-step-confirmed",
    ]);
    expect(entries.at(-1)?.body).toMatchObject({
      application: "databricks",
      label: "Databricks",
      step: { kind: "assign-group", groupName: "assign" },
    });
    expect(JSON.stringify([entries, planned, told])).not.toMatch(/client_secret"/);
  });

  it("believes nothing it does not read back, writes down that it failed, and finishes when asked again", async () => {
    const org = await anApplicationOrg();
    const meddle = async ({ method, path }: WireCall) => {
      if (method !== "PUT" || !path.includes("/groups/")) return;
      const headers = { authorization: `SSWS ${org.sandbox.okta.apiToken}` };
      await fetch(`${org.sandbox.okta.url}${path}`, { method: "DELETE", headers });
    };
    const meddled = await org.declare([snowflake], { after: meddle });

    const failure = (await meddled.apply())._unsafeUnwrapErr();
    const entries = (await org.ledger.read({}))._unsafeUnwrap();
    const finished = (await (await org.declare([snowflake])).apply())._unsafeUnwrap();

    expect(failure).toMatchObject({
      kind: "not-confirmed",
      sentence: expect.stringMatching(/^Snowflake: .*not assigned/),
    });
    expect(entries.at(-1)).toMatchObject({ event: "application-step-failed", body: { kind: "not-confirmed" } });
    expect(finished.applications[0]?.done.map(({ step }) => step.kind)).toEqual(["assign-group"]);
  });

  it("writes nothing that it cannot write down first", async () => {
    const org = await anApplicationOrg();
    const away = { kind: "ledger-failure" as const, retryable: true, sentence: "The ledger is away." };
    const apps = await org.declare([snowflake], {}, { ledger: { ...org.ledger, append: () => errAsync(away) } });

    expect((await apps.apply())._unsafeUnwrapErr()).toEqual({ kind: "ledger-failed", sentence: away.sentence });
    expect(org.writes()).toEqual([]);
  });

  it("spools what was done while the ledger went away, and enters it before anything else is written", async () => {
    const org = await anApplicationOrg();
    const away = { kind: "ledger-failure" as const, retryable: true, sentence: "The ledger is away." };
    const lost = new Set(["application-step-confirmed"]);
    const ledger: typeof org.ledger = {
      ...org.ledger,
      append: (draft) => (lost.delete(draft.event) ? errAsync(away) : org.ledger.append(draft)),
    };
    const apps = await org.declare([snowflake], {}, { ledger });

    expect((await apps.apply())._unsafeUnwrapErr()).toEqual({ kind: "ledger-failed", sentence: away.sentence });
    expect(org.writes()).toHaveLength(1);
    expect((await apps.apply()).isOk()).toBe(true);

    const events = (await org.ledger.read({}))._unsafeUnwrap().map(({ event }) => event.replace("application-", ""));
    expect(events).toEqual([
      "applications-planned",
      "step-started",
      "step-confirmed",
      "applications-planned",
      "step-started",
      "step-confirmed",
    ]);
  });

  it("keeps what nobody declared of a group's assignment when it changes the rest", async () => {
    const { appId, call, groupId, org } = await withSnowflake();
    const path = `/apps/${appId}/groups/${await groupId("assign")}`;
    await call("PUT", path, { priority: 4, profile: { role: "OWNER", warehouse: "BIG" } });
    const assignmentGroups = [{ group: "assign", profile: { role: "ANALYST" } }];
    const apps = await org.declare([{ ...snowflake, assignmentGroups }]);

    const blind = (await apps.apply())._unsafeUnwrapErr();
    const applied = await apps.apply([], { hash: (await apps.plan())._unsafeUnwrap().hash });

    expect(blind.kind).toBe("hash-needed");
    expect(applied.isOk()).toBe(true);
    expect(await call("GET", path)).toMatchObject({ priority: 4, profile: { role: "ANALYST", warehouse: "BIG" } });
  });

  it("says what is declared and cannot be, all at once", async () => {
    const org = await anApplicationOrg({ apps: [{ label: "Zoom" }, { label: "GitLab" }, { label: "Twin" }] });
    const apps = await org.declare([
      {
        blueprint: "snowflake",
        settings: { account: "a" },
        assignmentGroups: ["nobody", "twin"],
        pushGroups: ["push"],
      },
      { blueprint: "slack", settings: { domain: "a" }, assignmentGroups: ["push"], pushGroups: ["push"] },
      { blueprint: "gitlab-com", settings: { group: "a" }, pushGroups: ["push"] },
    ]);
    const taken = await org.declare([{ blueprint: "zoom", settings: { vanity: "a" } }]);

    const wrong = (await apps.plan())._unsafeUnwrapErr();
    expect(wrong).toMatchObject({
      kind: "unplannable",
      problems: [
        expect.stringMatching(/^Snowflake: Okta has no group "nobody"/),
        expect.stringMatching(/^Snowflake: Okta has more than one group "twin" \(00g.*, 00g.*\)/),
        expect.stringMatching(/^Slack: The group "push" both assigns Slack and is pushed/),
        expect.stringMatching(/^GitLab: GitLab.com takes no pushed groups, so "push"/),
      ],
    });
    expect((await taken.plan())._unsafeUnwrapErr()).toMatchObject({
      problems: [expect.stringMatching(/^Okta has an application "Zoom" that is no Zoom as declared/)],
    });
    expect((await apps.plan(["zoom"]))._unsafeUnwrapErr()).toMatchObject({ kind: "unknown-application" });
    expect(org.writes()).toEqual([]);
  });

  it("keeps apart two applications of one blueprint by label and id", async () => {
    const org = await anApplicationOrg();
    const declared = (label: string, account: string) => ({ blueprint: "snowflake", label, settings: { account } });
    const both = await org.declare([declared("Snowflake EU", "eu"), declared("Snowflake US", "us")]);

    await both.apply(["Snowflake EU"]);
    const planned = (await both.plan())._unsafeUnwrap();
    await both.apply();

    expect(planned.applications.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
      [],
      ["create-application"],
    ]);
    expect((await both.drift())._unsafeUnwrap()).toEqual([]);
    expect((await both.instructions("snowflake"))._unsafeUnwrapErr()).toMatchObject({ kind: "unknown-application" });
    expect((await both.instructions("Snowflake US"))._unsafeUnwrap().live).toMatchObject({ protocol: "saml" });
    const [first] = org.sandbox.snapshot().okta.apps;
    const renamed = await org.declare([{ ...declared("Snowflake Europe", "eu"), id: first?.id ?? "" }]);
    expect((await renamed.drift())._unsafeUnwrap()).toMatchObject([{ sentence: expect.stringMatching(/^label is/) }]);
    const gone = await org.declare([{ ...declared("Snowflake Europe", "eu"), id: "0oaNobody" }]);
    expect((await gone.plan())._unsafeUnwrapErr()).toMatchObject({ kind: "unplannable" });
  });

  it("takes no application of another kind for the declared one, by its label or by its id", async () => {
    const apps = [{ label: "GitLab", name: "gitlab" }];
    const org = await anApplicationOrg({ apps });
    const [theirs] = org.sandbox.snapshot().okta.apps;
    const declared = { blueprint: "gitlab-com", settings: { group: "jupiter" } };

    const byLabel = await (await org.declare([declared])).plan();
    const byId = await (await org.declare([{ ...declared, label: "GitLab EU", id: theirs?.id ?? "" }])).plan();

    expect(byLabel._unsafeUnwrapErr()).toMatchObject({
      problems: [expect.stringMatching(/^Okta has an application "GitLab" that is no GitLab.com as declared/)],
    });
    expect(byId._unsafeUnwrapErr()).toMatchObject({
      problems: [expect.stringMatching(/"GitLab" \(gitlab\) is no GitLab.com as declared.*correct the id\.$/)],
    });
  });

  it.runIf(judge !== undefined)("would be told of a request that Okta's document does not know", () => {
    const path = "/api/v1/apps/0oa1/groups/00g1";
    expect(deviations([{ method: "PUT", path: `${path}?prio=1`, body: { priority: "first", profil: {} } }])).toEqual([
      expect.stringContaining("?prio is not known"),
      expect.stringContaining("/priority must be integer"),
      expect.stringContaining("/profil is not known"),
    ]);
    expect(deviations([{ method: "POST", path: "/api/v1/aps", body: undefined }])).toHaveLength(1);
  });

  it("lets nobody write while somebody else does", async () => {
    const org = await anApplicationOrg();
    const locks = {
      take: () => okAsync(undefined),
      renew: () => okAsync(undefined),
      release: () => okAsync(undefined),
    };
    const apps = await org.declare([snowflake], {}, { locks });

    expect((await apps.apply())._unsafeUnwrapErr()).toMatchObject({ kind: "applications-busy" });
    expect(org.writes()).toEqual([]);
  });

  it.each([
    ["2017-06-01", "good", undefined],
    ["2017-04-10", "soon", "the certificate ends on 2027-04-10, in 53 days"],
    ["2017-03-01", "urgent", "the certificate ends on 2027-03-01, in 13 days"],
    ["2017-01-01", "over", "the certificate ended on 2027-01-01"],
  ])("says in time that a certificate of %s runs out: %s", async (made, state, words) => {
    const created = `${made}T00:00:00.000Z`;
    const org = await anApplicationOrg({ apps: [{ label: "GitLab", name: "jupiter_gitlab_1", created }] });
    const apps = await org.declare([{ blueprint: "gitlab-com", settings: { group: "jupiter" } }]);
    await apps.apply([], { hash: (await apps.plan())._unsafeUnwrap().hash });

    const [verified] = (await apps.verify())._unsafeUnwrap();

    expect(verified?.certificate?.state).toBe(state);
    expect(verified?.findings.map(({ sentence }) => sentence)).toEqual(
      words === undefined ? [] : [expect.stringContaining(words)],
    );
    const { warning = "" } = (await apps.instructions("gitlab-com"))._unsafeUnwrap();
    expect(warning.toLowerCase()).toContain(words ?? "");
    expect(warning === "").toBe(words === undefined);
  });

  it("tells who has an application past its groups", async () => {
    const { appId, apps, call, org } = await withSnowflake();
    const [ben] = await call("GET", `/users?q=ben`);
    await call("POST", `/apps/${appId}/users`, { id: ben.id, scope: "USER" });
    await org.sandbox.clock.settle();

    const [verified] = (await apps.verify())._unsafeUnwrap();

    expect(verified?.people).toEqual({ byGroup: 1, direct: 1, failing: 0 });
    expect(verified?.findings).toMatchObject([
      { kind: "people", sentence: expect.stringMatching(/^1 person has it by hand/) },
    ]);
  });

  it("renders what the provider is told from the application's own metadata", async () => {
    const { apps, appId, call } = await withSnowflake();

    const { artefacts, live } = (await apps.instructions("snowflake"))._unsafeUnwrap();

    const [key] = await call("GET", `/apps/${appId}/credentials/keys`);
    expect(live).toMatchObject({ protocol: "saml", certificate: key.x5c[0] });
    expect(artefacts[0]?.text).toContain(key.x5c[0]);
    expect(artefacts.map(({ fileName }) => fileName)).toEqual(["single-sign-on.sql", "provisioning.sql"]);
  });

  it("has no instructions for what nobody has made yet", async () => {
    const apps = await (await anApplicationOrg()).declare([snowflake]);

    expect((await apps.instructions("snowflake"))._unsafeUnwrapErr()).toMatchObject({ kind: "not-in-okta" });
  });
});
