import { describe, expect, it } from "vitest";
import type { ApplicationFacts } from "../applications/application-facts.ts";
import { withApplications } from "../applications/with-applications.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import { defineTable } from "../reference-table/define-table.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import {
  aDay,
  aJoiner,
  aLeaver,
  aMover,
  anAccount,
  aTable,
  aZone,
  given,
  someAttributes,
  someRules,
} from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { decide, findings, ids, ours, worldOf } from "./decide.ts";

const now = "2027-09-01T10:00:00Z";
const DEVELOPERS = ["00ggitlabdevelopers1", "gitlab-developers"] as const;
const OWNERS = ["00ggitlabowners00001", "gitlab-owners"] as const;
const CLIMATE = ["00gaclimatepush00001", "climate"] as const;
const RISK = ["00gzriskpush00000001", "risk"] as const;

const GITLAB: ApplicationFacts = {
  key: "gitlab-com",
  label: "GitLab",
  assignedBy: [
    { groupId: DEVELOPERS[0], name: DEVELOPERS[1] },
    { groupId: OWNERS[0], name: OWNERS[1], profile: { role: "Owner" } },
  ],
  pushed: [CLIMATE[0], RISK[0]],
  residue: [
    {
      task: "gitlab-com-tokens",
      summary: "GitLab: personal access tokens",
      owner: "application-owner",
      withinHours: 24,
      endedBy: "Revoke them in the group's credentials inventory",
      evidence: "the inventory lists none of theirs",
    },
    { task: "gitlab-com-keys", summary: "GitLab: SSH keys", owner: "security", withinHours: 4, evidence: "no key" },
  ],
};
const SNOWFLAKE: ApplicationFacts = { key: "snowflake", label: "Snowflake", appId: "0oasnowflake00000001" };

const row = (id: string, department: string, grants: RowDraft["grants"]): RowDraft => ({
  id,
  owner: "it@jupiter.example",
  reason: "Work",
  when: { department },
  grants,
});
const app = (appId: string, profile?: Readonly<Record<string, string>>) =>
  ({ kind: "application", appId, label: "by blueprint", ...(profile === undefined ? {} : { profile }) }) as const;
const group = ([groupId, name]: readonly [string, string]) => ({ kind: "group", groupId, name }) as const;

const draft = (rows: readonly RowDraft[], applications: readonly ApplicationFacts[] = [GITLAB, SNOWFLAKE]) =>
  aTable({ rules: someRules({ closed: [], applications }), rows });
const resolved = (rows: readonly RowDraft[]): ReferenceTable => withApplications(draft(rows))._unsafeUnwrap();
const ENGINEERS = row("engineers", "Engineering", [app("gitlab-com"), group(CLIMATE), group(RISK)]);
const table = resolved([ENGINEERS, row("sales", "Sales", [app("snowflake", { role: "Analyst" })])]);

describe("a row that names an application by its blueprint", () => {
  const grants = (rows: readonly RowDraft[]) => resolved(rows).rows.flatMap((one) => one.grants);

  it("gives the group where the application wants groups, chosen by what the row says of the role, else the application", () => {
    expect(grants([row("a", "Data", [app("gitlab-com")])])).toEqual([group(DEVELOPERS)]);
    expect(grants([row("a", "Data", [app("gitlab-com", { role: "Owner" })])])).toEqual([group(OWNERS)]);
    expect(grants([row("a", "Data", [app("snowflake", { role: "Analyst" })])])).toEqual([
      { kind: "application", appId: "0oasnowflake00000001", label: "Snowflake", profile: { role: "Analyst" } },
    ]);
    expect(grants([row("a", "Data", [app("gitlab-com"), group(DEVELOPERS)])])).toEqual([group(DEVELOPERS)]);
    // Nothing is said where the row says nothing, not even that nothing is said.
    expect(grants([row("a", "Data", [app("snowflake")])])).toStrictEqual([
      { kind: "application", appId: "0oasnowflake00000001", label: "Snowflake" },
    ]);
    const one = { ...GITLAB, assignedBy: GITLAB.assignedBy?.slice(0, 1) ?? [] };
    const single = withApplications(draft([row("a", "Data", [app("gitlab-com")])], [one]))._unsafeUnwrap();
    expect(single.rows[0]?.grants).toEqual([group(DEVELOPERS)]);
    const untouched = { kind: "application", appId: "0oaother000000000001", label: "Other" } as const;
    expect(grants([row("a", "Data", [untouched])])).toEqual([untouched]);
  });

  it("may say another role than another row; of an application without groups it may not", () => {
    const roles = (key: string) => [
      row("a", "Data", [app(key, { role: "Owner" })]),
      row("b", "Sales", [app(key, { role: "Analyst" })]),
    ];
    const groups = [
      ...(GITLAB.assignedBy ?? []),
      { groupId: "00ganalysts000000001", name: "a", profile: { role: "Analyst" } },
    ];
    const rich = { ...GITLAB, assignedBy: groups };
    expect(withApplications(draft(roles("gitlab-com"), [rich])).isOk()).toBe(true);
    expect(
      withApplications(draft(roles("snowflake")))
        ._unsafeUnwrapErr()
        .map(({ kind }) => kind),
    ).toEqual(["contradiction"]);
  });

  it.each([
    ["the group that says nothing of a role", {}, DEVELOPERS],
    ["the first, where all say something", { role: "Developer" }, OWNERS],
  ] as const)("gives, where it asks for nothing, %s", (_, profile, expected) => {
    const assignedBy = [
      { groupId: OWNERS[0], name: OWNERS[1], profile: { role: "Owner" } },
      { groupId: DEVELOPERS[0], name: DEVELOPERS[1], profile },
    ];
    const known = withApplications(draft([row("a", "Data", [app("gitlab-com")])], [{ ...GITLAB, assignedBy }]));

    expect(known._unsafeUnwrap().rows[0]?.grants).toEqual([group(expected)]);
  });

  it("gives the group that says all it asks for, not only some", () => {
    const both = { role: "Owner", licence: "ultimate" };
    const assignedBy = [
      { groupId: DEVELOPERS[0], name: DEVELOPERS[1], profile: { role: "Owner" } },
      { groupId: OWNERS[0], name: OWNERS[1], profile: both },
    ];
    const known = withApplications(draft([row("a", "Data", [app("gitlab-com", both)])], [{ ...GITLAB, assignedBy }]));

    expect(known._unsafeUnwrap().rows[0]?.grants).toEqual([group(OWNERS)]);
  });

  it("says all at once what nobody knows, what no group gives, and what cannot be given at all", () => {
    const rows = [
      row("a", "Data", [app("gitlab-con")]),
      row("b", "Sales", [app("gitlab-com", { role: "Guest" })]),
      row("c", "Risk", [app("slack")]),
    ];
    const problems = withApplications(draft(rows), [{ key: "slack", label: "Slack" }], "table.yaml")._unsafeUnwrapErr();

    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'table.yaml, row a, column application: nobody has said what the application "gitlab-con" is; the nearest is "gitlab-com".',
      "table.yaml, row b, column application: no group gives GitLab with role=Guest.",
      "table.yaml, row c, column application: Slack has neither an id nor a group that gives it.",
    ]);
    expect(problems[0]?.nearest).toBe("gitlab-com");
    expect(problems.map((problem) => "nearest" in problem)).toEqual([true, false, false]);
    expect(withApplications(draft(rows.slice(0, 1))).isErr()).toBe(true);
  });

  it("makes what is known from elsewhere part of the version, and the table's own word wins", () => {
    const bare = draft([row("a", "Data", [app("gitlab-com")])], [{ key: "gitlab-com", label: "Our GitLab" }]);
    const filled = withApplications(bare, [GITLAB, SNOWFLAKE])._unsafeUnwrap();

    expect(filled.rules.applications).toEqual([{ ...GITLAB, label: "Our GitLab" }, SNOWFLAKE]);
    expect(filled.version).not.toBe(bare.version);
    expect(withApplications(filled)._unsafeUnwrap()).toEqual(filled);
    const [first, second] = [aTable(), aTable()].map((plain, at) =>
      withApplications(plain, at === 0 ? [SNOWFLAKE, GITLAB] : [GITLAB, SNOWFLAKE])._unsafeUnwrap(),
    );
    expect(first?.rules.applications).toEqual([GITLAB, SNOWFLAKE]);
    expect(first).toEqual(second);
    expect(withApplications(aTable(), [GITLAB])._unsafeUnwrap().rules.applications).toEqual([GITLAB]);
    const plain = aTable();
    expect(withApplications(plain)._unsafeUnwrap()).toEqual(plain);
  });

  it("is refused by the table where two are called alike, a name is Okta's, or one group assigns and is pushed", () => {
    const wrong = (applications: readonly ApplicationFacts[]) =>
      defineTable({ ...draft([]), rules: someRules({ applications }), rows: [] })
        ._unsafeUnwrapErr()
        .map(({ sentence }) => sentence);

    expect(wrong([SNOWFLAKE, SNOWFLAKE])[0]).toContain('two applications are called "snowflake"');
    expect(wrong([{ ...SNOWFLAKE, key: "0oa1" }])[0]).toContain('"0oa1" is an id of Okta');
    expect(wrong([{ ...GITLAB, pushed: [DEVELOPERS[0]] }])[0]).toContain(
      '"gitlab-developers" gives gitlab-com and is pushed',
    );
  });
});

describe("rules that name an application by its blueprint", () => {
  const sentences = (rules: Partial<ReferenceTable["rules"]>, rows: readonly RowDraft[] = []) => {
    const all = someRules({ closed: [], applications: [GITLAB, SNOWFLAKE], ...rules });
    return withApplications(aTable({ rules: all, rows })).match(
      () => [],
      (problems) => problems.map(({ sentence }) => sentence),
    );
  };

  it("exclude every group that gives it, and no one is given it beside the exclusion", () => {
    const barred = { ...row("barred", "Engineering", []), excludes: ["gitlab-com", "snowflake"] };
    const excluding = resolved([ENGINEERS, barred]);
    expect(excluding.rows[1]?.excludes).toEqual([DEVELOPERS[0], OWNERS[0], "0oasnowflake00000001"]);
    const hire = decide(aJoiner({ attributes: someAttributes({ department: "Engineering" }) }), { table: excluding });
    expect(ids(hire)).toContain(`add-to-group:${CLIMATE[0]}`);
    expect(ids(hire)).not.toContain(`add-to-group:${DEVELOPERS[0]}`);
  });

  it("keep it apart from others by its one group or its id, and ask which where it has several", () => {
    const apart = (targets: readonly string[]) => ({ separation: [{ id: "sod", reason: "r", targets }] });
    const rules = someRules({ closed: [], applications: [SNOWFLAKE], ...apart(["snowflake", CLIMATE[0]]) });
    const read = withApplications(aTable({ rules, rows: [] }))._unsafeUnwrap();
    expect(read.rules.separation?.[0]?.targets).toEqual(["0oasnowflake00000001", CLIMATE[0]]);
    expect(sentences(apart(["gitlab-com", CLIMATE[0]]))[0]).toContain("gitlab-com is given by 2 groups");
  });

  it("are told what nobody knows, with the nearest that somebody does", () => {
    const residue = { leaver: { residue: [{ task: "t", summary: "s", targets: ["gitlab-con"] }] } };
    expect(sentences(residue)[0]).toContain(
      '"gitlab-con" is no id of Okta and no application; the nearest is "gitlab-com"',
    );
    const barred = { ...row("barred", "Data", []), excludes: ["gitlab"] };
    expect(sentences({}, [barred])[0]).toContain('column excludes: "gitlab" is no id');
  });

  it("bring no task twice, and none that is called like handing over", () => {
    const [one] = GITLAB.residue ?? [];
    const bring = (task: string) => ({
      ...SNOWFLAKE,
      residue: [{ ...one, task } as (typeof GITLAB.residue & object)[number]],
    });
    const problems = (task: string) =>
      defineTable({ ...draft([]), rules: someRules({ applications: [GITLAB, bring(task)] }), rows: [] }).match(
        () => [],
        (found) => found.map(({ sentence }) => sentence),
      );
    expect(problems("gitlab-com-tokens")[0]).toContain('two applications bring a task "gitlab-com-tokens"');
    expect(problems("hand-over")[0]).toContain('"hand-over" is what the task of handing over is called');
    expect(problems("snowflake-tokens")).toEqual([]);
  });
});

describe("somebody who loses an application", () => {
  const memberships = ours(DEVELOPERS, CLIMATE, RISK);
  const slack = { appId: "0oaslack000000000001", label: "Slack", scope: "user", provenance: "ours" } as const;
  const leaver = aLeaver({
    leave: { kind: "end-of-day", lastDay: given(aDay("2027-09-30"), "lastDay") },
    zone: given(aZone("Europe/Zurich"), "location"),
  });

  it("leaves the groups it is told of before the group that gives it, leaving or moving", () => {
    const seen = { accounts: [anAccount({ memberships })] };
    for (const request of [leaver, aMover({ attributes: someAttributes({ department: "Sales" }) })]) {
      const removals = decide(request, { table, seen, now: "2027-05-01T10:00:00Z" }).steps.filter(
        ({ action }) => action.kind === "remove-from-group",
      );
      expect(removals.map(({ id }) => id)).toEqual(
        [CLIMATE, RISK, DEVELOPERS].map(([id]) => `remove-from-group:${id}`),
      );
      expect(removals.at(-1)?.after).toEqual([CLIMATE, RISK].map(([id]) => `remove-from-group:${id}`));
    }
  });

  it("leaves them before an assignment of their own, and holds nothing up where their rows overlap longer", () => {
    const direct = { ...SNOWFLAKE, pushed: [CLIMATE[0]] };
    const own = { appId: "0oasnowflake00000001", label: "Snowflake", scope: "user", provenance: "ours" } as const;
    const rows = [
      { ...row("climate", "Engineering", [group(CLIMATE)]), keepForDays: 14 },
      row("snow", "Engineering", [app("snowflake")]),
      row("sales", "Sales", [group(RISK)]),
    ];
    const other = withApplications(draft(rows, [direct]))._unsafeUnwrap();
    const seen = { accounts: [anAccount({ memberships: ours(CLIMATE), assignments: [own] })] };
    const after = (request: Parameters<typeof decide>[0]) =>
      decide(request, { table: other, seen, now: "2027-05-01T10:00:00Z" }).steps.find(
        ({ id }) => id === "unassign-application:0oasnowflake00000001",
      )?.after;

    expect(after(leaver)).toEqual([`remove-from-group:${CLIMATE[0]}`]);
    expect(after(aMover({ attributes: someAttributes({ department: "Sales" }) }))).toEqual([]);
  });

  it("waits for nothing where two applications each push what gives the other", () => {
    const crossed: readonly ApplicationFacts[] = [
      { key: "a", label: "A", assignedBy: [{ groupId: CLIMATE[0], name: CLIMATE[1] }], pushed: [RISK[0]] },
      { key: "b", label: "B", assignedBy: [{ groupId: RISK[0], name: RISK[1] }], pushed: [CLIMATE[0]] },
    ];
    const seen = { accounts: [anAccount({ memberships })] };
    const decided = decide(aLeaver(), { table: draft([ENGINEERS], crossed), seen, now });
    const removals = decided.steps.filter(({ action }) => action.kind === "remove-from-group");

    expect(removals).toHaveLength(3);
    for (const [at, { after }] of removals.entries()) {
      expect(removals.slice(at).filter(({ id }) => after.includes(id))).toEqual([]);
    }
  });

  it.each([
    ["by a group", { memberships: ours(DEVELOPERS) }, true],
    ["by a group it is told of", { memberships: ours(RISK) }, true],
    ["by its label in Okta", { assignments: [{ ...slack, label: "GitLab", scope: "group" as const }] }, true],
    ["not at all", { assignments: [slack] }, false],
  ])("leaves behind tasks with owner, deadline and proof, for an application they hold %s", (_, holds, has) => {
    const seen = { accounts: [anAccount(holds)] };
    const decided = decide(leaver, { table, seen, now });
    const tasks = decided.steps.flatMap(({ action, causes, due }) =>
      action.kind === "open-task" ? [{ ...action, causes, due }] : [],
    );
    expect(tasks.map(({ task }) => task)).toEqual(has ? ["gitlab-com-keys", "gitlab-com-tokens"] : []);
    if (!has) return;
    expect(tasks[1]).toEqual({
      kind: "open-task",
      task: "gitlab-com-tokens",
      summary: "GitLab: personal access tokens",
      owner: "application-owner",
      dueBy: "2027-10-01T22:00:00.000Z",
      details: [
        { label: "Name", value: "Ana Silva" },
        { label: "Login", value: "ana.silva@jupiter.example" },
        { label: "Application", value: "GitLab" },
        { label: "Owner", value: "application-owner" },
        { label: "Done by", value: "2027-10-01 22:00 UTC" },
        { label: "Ended by", value: "Revoke them in the group's credentials inventory" },
        { label: "Closed by", value: "the inventory lists none of theirs" },
      ],
      due: "2027-09-30T22:00:00.000Z",
      causes: [{ kind: "request", what: "leaves", origin: { source: "field", id: "lastDay", label: "lastDay" } }],
    });
    expect(tasks[0]?.dueBy).toBe("2027-10-01T02:00:00.000Z");
  });

  it.each([
    ["0oasnowflake00000001", "Called otherwise", true],
    ["0oaother000000000001", "Snowflake", false],
  ])("knows an application whose id is written down by that alone: %s called %s", (appId, label, has) => {
    const residue = [{ task: "snowflake-keys", summary: "Keys", owner: "it", withinHours: 1, evidence: "None" }];
    const other = draft([ENGINEERS], [{ ...SNOWFLAKE, residue }]);
    const seen = { accounts: [anAccount({ assignments: [{ ...slack, appId, label }] })] };
    const task = decide(aLeaver(), { table: other, seen, now }).steps.find(
      ({ id }) => id === "open-task:snowflake-keys",
    );

    expect(task !== undefined).toBe(has);
    if (task?.action.kind !== "open-task") return;
    expect(task.action.details.map((detail) => detail.label)).toEqual([
      "Name",
      "Login",
      "Application",
      "Owner",
      "Done by",
      "Closed by",
    ]);
  });

  it("counts deadlines from the notice where somebody goes at once, and opens each task once, whatever was taken", () => {
    const scene = { table, seen: { accounts: [anAccount({ memberships })] }, now };
    const first = decide(aLeaver(), scene);
    const keys = first.steps.find(({ id }) => id === "open-task:gitlab-com-keys");
    expect(keys?.action.kind === "open-task" && keys.action.dueBy).toBe("2027-09-01T14:00:00.000Z");

    const some = ids(first).filter((id) => id !== "open-task:gitlab-com-keys");
    const stripped = carryOutAll(worldOf(scene), first, some);
    const later = { ...scene, now: "2027-09-03T10:00:00Z" };
    const rest = decide(aLeaver(), { ...later, seen: stripped });
    expect(rest.steps.map(({ id, action }) => [id, action])).toEqual([[keys?.id, keys?.action]]);
    expect(ids(decide(aLeaver(), { ...later, seen: carryOutAll(stripped, rest) }))).toEqual([]);
    expect(findings(rest)).not.toContain("deactivated-before");
  });
});
