import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anOrg, aPerson, type TestOrg } from "./an-org.ts";

const PEOPLE = ["ada", "bob", "cyd"];
const GROUPS = ["risk", "lead", "push"];
const APPS = ["GitLab", "Bare"];

/** Something somebody does, or time going by. */
interface Deed {
  readonly words: string;
  readonly run: (org: TestOrg) => Promise<unknown>;
}

const deed = (words: string, run: Deed["run"]): Deed => ({ words, run });
const person = fc.constantFrom(...PEOPLE);
const group = fc.constantFrom(...GROUPS);
const app = fc.constantFrom(...APPS);
const user = (org: TestOrg, name: string): string => `/api/v1/users/${org.userId(name) || "00ugone"}`;
const member = (org: TestOrg, to: string, name: string): string =>
  `/api/v1/groups/${org.groupId(to) || "00ggone"}/users/${org.userId(name) || "00ugone"}`;

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .tuple(person, fc.constantFrom("activate", "deactivate", "suspend", "unsuspend", "unlock", "reactivate"))
    .map(([name, what]) => deed(`${what} ${name}`, (org) => org.post(`${user(org, name)}/lifecycle/${what}`))),
  person.map((name) => deed(`delete ${name}`, (org) => org.del(user(org, name)))),
  person.map((name) =>
    deed(`create ${name}`, (org) => org.post("/api/v1/users?activate=false", { profile: aPerson(name).profile })),
  ),
  fc
    .tuple(person, fc.constantFrom("Risk", "Sales", null))
    .map(([name, department]) =>
      deed(`${name} to ${department}`, (org) => org.post(user(org, name), { profile: { department } })),
    ),
  fc
    .tuple(person, group, fc.constantFrom("PUT", "DELETE"))
    .map(([name, to, method]) => deed(`${method} ${name} in ${to}`, (org) => org.call(method, member(org, to, name)))),
  fc
    .tuple(app, person)
    .map(([label, name]) =>
      deed(`assign ${label} to ${name}`, (org) =>
        org.post(`/api/v1/apps/${org.appId(label)}/users`, { id: org.userId(name), scope: "USER" }),
      ),
    ),
  fc
    .tuple(app, person)
    .map(([label, name]) =>
      deed(`take ${label} from ${name}`, (org) =>
        org.del(`/api/v1/apps/${org.appId(label)}/users/${org.userId(name) || "00ugone"}`),
      ),
    ),
  fc
    .tuple(app, group, fc.constantFrom("PUT", "DELETE"))
    .map(([label, to, method]) =>
      deed(`${method} ${to} on ${label}`, (org) =>
        org.call(method, `/api/v1/apps/${org.appId(label)}/groups/${org.groupId(to) || "00ggone"}`),
      ),
    ),
  fc
    .tuple(app, fc.constantFrom("activate", "deactivate"))
    .map(([label, what]) =>
      deed(`${what} ${label}`, (org) => org.post(`/api/v1/apps/${org.appId(label)}/lifecycle/${what}`)),
    ),
  fc
    .constantFrom("activate", "deactivate")
    .map((what) =>
      deed(`${what} the rule`, (org) =>
        org.post(`/api/v1/groups/rules/${org.okta.state.rules()[0]?.id}/lifecycle/${what}`),
      ),
    ),
  fc.constant(deed("delete risk", (org) => org.del(`/api/v1/groups/${org.groupId("risk") || "00ggone"}`))),
  fc.constantFrom(100, 1000, 10_000).map((ms) => deed(`wait ${ms}`, (org) => org.clock.advance(ms))),
);

const seed = {
  groups: GROUPS.map((name) => ({ name })),
  users: [aPerson("ada", { department: "Risk" }), aPerson("bob", { groups: ["lead"] })],
  rules: [{ name: "risk", expression: 'user.department == "Risk"', groups: ["risk"] }],
  apps: [
    { label: "GitLab", groups: ["risk"], provisioning: {}, groupPushes: ["push"] },
    { label: "Bare", users: ["bob@jupiter.test"] },
  ],
};
const aHistory = fc.array(anyDeed, { maxLength: 25 });
const told = (deeds: readonly Deed[]): string => deeds.map(({ words }) => words).join("; ");
const RUNS = { numRuns: Number(process.env["TENURE_PROPERTY_RUNS"] ?? 80) };
const scim = (call: Request): Response =>
  call.method === "GET" ? Response.json({ Resources: [] }) : Response.json({ id: crypto.randomUUID() });

async function live(deeds: readonly Deed[]): Promise<TestOrg> {
  const org = anOrg(seed, scim);
  for (const one of deeds) {
    const answer = await one.run(org);
    const status = typeof answer === "object" && answer !== null && "status" in answer ? Number(answer.status) : 200;
    expect([200, 201, 202, 204, 400, 403, 404, 409, 501], `${one.words}: ${status}`).toContain(status);
  }
  return org;
}

describe("an org, whatever happens to it", () => {
  it("agrees with itself about who is in what, and why", async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async (deeds) => {
        const org = await live(deeds);
        await org.clock.advance(60_000);
        const { state } = org.okta;
        for (const one of state.users()) {
          for (const held of one.groups) {
            expect(state.members(held.id), told(deeds)).toContain(one.login);
            expect(held.direct || held.rules.length > 0, told(deeds)).toBe(true);
          }
          for (const held of one.apps) {
            const assigned = await org.get(`/api/v1/apps/${held.id}/users/${one.id}`);
            expect(assigned.at("scope"), told(deeds)).toBe(held.scope);
          }
        }
      }),
      RUNS,
    );
  });

  it("gives everybody exactly what their groups grant, once it has settled", async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async (deeds) => {
        const org = await live(deeds);
        await org.clock.advance(60_000);
        const { state } = org.okta;
        for (const { id, label, status } of state.apps()) {
          if (status !== "ACTIVE") continue;
          const granting = (await org.get(`/api/v1/apps/${id}/groups`)).body;
          const groupIds = Array.isArray(granting) ? granting.map((one: { id: string }) => one.id) : [];
          for (const one of state.users()) {
            const has = one.apps.find((held) => held.id === id);
            const isGranted = one.groups.some((held) => groupIds.includes(held.id));
            if (one.status === "DEPROVISIONED") {
              // What an application that was switched off at that moment kept, nobody takes any more.
              const wasOff = deeds.some(({ words }) => words === `deactivate ${label}`);
              if (!wasOff) expect(has, told(deeds)).toBeUndefined();
            } else if (has?.scope === "GROUP") expect(isGranted, `${one.login} ${label}: ${told(deeds)}`).toBe(true);
            // A suspended person gets nothing new, and keeps what they have.
            else if (has === undefined && one.status !== "SUSPENDED")
              expect(isGranted, `${one.login} ${label}: ${told(deeds)}`).toBe(false);
          }
        }
      }),
      RUNS,
    );
  });

  it("starts again from its snapshot as the same org", async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async (deeds) => {
        const org = await live(deeds);
        await org.clock.advance(60_000);
        const snapshot = org.okta.snapshot();
        const again = anOrg(snapshot, scim, org.clock.iso());
        expect(again.okta.snapshot(), told(deeds)).toEqual(snapshot);
      }),
      { numRuns: Math.ceil(RUNS.numRuns / 3) },
    );
  });

  it("answers the same deeds with the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(aHistory, async (deeds) => {
        const transcript = async () => {
          const org = anOrg(seed, () => Response.json({ id: "made", Resources: [] }));
          const lines: unknown[] = [];
          for (const one of deeds) lines.push(await one.run(org).then((answer) => JSON.stringify(answer)));
          return JSON.stringify([lines, org.okta.snapshot(), org.outbound.sent]);
        };
        expect(await transcript()).toBe(await transcript());
      }),
      { numRuns: Math.ceil(RUNS.numRuns / 3) },
    );
  });
});
