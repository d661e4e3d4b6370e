import { describe, expect, it } from "vitest";
import type { FaultInput } from "../../src/faults/fault.ts";
import { createFaults } from "../../src/faults/faults.ts";
import { withFaults } from "../../src/faults/with-faults.ts";
import { anOrg, aPerson, ORG_URL, readAnswer, refusalOf, type TestOrg, TOKEN } from "./an-org.ts";

describe("§12.9 errors", () => {
  it("has the shape and the headers of the real one", async () => {
    const answer = await anOrg().get("/api/v1/users/nobody");
    expect(answer.body).toEqual({
      errorCode: "E0000007",
      errorSummary: "Not found: Resource not found: nobody (User)",
      errorLink: "E0000007",
      errorId: expect.stringMatching(/^oae[-\w]{22}$/),
      errorCauses: [],
    });
    expect(answer.headers.get("x-okta-request-id")).toMatch(/^\w{27}$/);
    expect(answer.headers.get("date")).toBe("Mon, 02 Mar 2026 09:00:00 GMT");
    expect(answer.headers.get("cache-control")).toBe("no-cache, no-store");
  });

  const blank = {
    login: "login: The field cannot be left blank",
    firstName: "firstName: The field cannot be left blank",
    lastName: "lastName: The field cannot be left blank",
    email: "email: The field cannot be left blank",
    form: "login: Username must be in the form of an email address",
  };
  const exists = "An object with this field already exists in the current organization";

  it.each<[string, (org: TestOrg) => ReturnType<TestOrg["get"]>, readonly unknown[]]>([
    ["no profile", (org) => org.post("/api/v1/users", {}), [400, "E0000003", "The request body was not well-formed."]],
    ["no JSON", (org) => org.post("/api/v1/users", "{"), [400, "E0000003", "The request body was not well-formed."]],
    [
      "an emoji",
      (org) => org.post("/api/v1/groups", { profile: { name: "🙂" } }),
      [400, "E0000003", "The request body was not well-formed."],
    ],
    [
      "a taken login, in another case and with accents",
      (org) => org.post("/api/v1/users", { profile: { ...aPerson("x").profile, login: "ÁDA@jupiter.test" } }),
      [400, "E0000001", "Api validation failed: login", `login: ${exists}`],
    ],
    [
      "an unknown attribute",
      (org) => org.post("/api/v1/users", { profile: { ...aPerson("x").profile, notValid: 1 } }),
      [400, "E0000001", "Api validation failed: newUser", "Property name 'notValid' is not defined in profile"],
    ],
    [
      "missing attributes",
      (org) => org.put(`/api/v1/users/${org.userId("ada")}`, { profile: {} }),
      [
        400,
        "E0000001",
        "Api validation failed: login",
        blank.login,
        blank.firstName,
        blank.lastName,
        blank.email,
        blank.form,
      ],
    ],
    [
      "too many groups",
      (org) =>
        org.post("/api/v1/users", { ...aPerson("x"), groupIds: Array.from({ length: 21 }, (_, i) => `00g${i}`) }),
      [400, "E0000093", "Target count limit exceeded", "The number of group targets is too large"],
    ],
    [
      "an unknown group",
      (org) => org.post("/api/v1/users", { ...aPerson("x"), groupIds: ["00gnone"] }),
      [404, "E0000007", "Not found: Resource not found: 00gnone (UserGroup)"],
    ],
    [
      "a second group of the name",
      (org) => org.post("/api/v1/groups", { profile: { name: "Engineering" } }),
      [400, "E0000001", "Api validation failed: name", `name: ${exists}`],
    ],
    [
      "an active application deleted",
      (org) => org.del(`/api/v1/apps/${org.appId("GitLab")}`),
      [403, "E0000056", "Delete application forbidden.", "The application must be deactivated before deletion."],
    ],
    [
      "a second application of the label",
      (org) => org.post("/api/v1/apps", { label: "GitLab", signOnMode: "SAML_2_0" }),
      [400, "E0000040", "Application label must not be the same as another existing application label."],
    ],
    ["an unknown path", (org) => org.get("/api/v1/nothing"), [404, "E0000008", "The requested path was not found"]],
    [
      "an unknown method",
      (org) => org.call("PATCH", "/api/v1/users"),
      [405, "E0000022", "The endpoint does not support the provided HTTP method"],
    ],
    ["a login with a slash", (org) => org.get("/api/v1/users/a%2Fb@jupiter.test"), [405, "E0000022"]],
    [
      "a stale ETag",
      (org) => org.post(`/api/v1/users/${org.userId("ada")}`, { profile: {} }, { "if-match": 'W/"99"' }),
      [412, "E0000231", "ETag value doesn't match."],
    ],
    [
      "a profile of somebody deactivated",
      (org) => org.post(`/api/v1/users/${org.userId("old")}`, { profile: { title: "x" } }),
      [404, "E0000007"],
    ],
    [
      "a SAML metadata request of nobody",
      (org) => org.get("/api/v1/apps/0oanone/sso/saml/metadata"),
      [404, "E0000007"],
    ],
  ])("answers %s as Okta does", async (_what, ask, expected) => {
    const org = anOrg({
      groups: [{ name: "engineering" }],
      users: [aPerson("ada"), aPerson("old", { status: "DEPROVISIONED" })],
      apps: [{ label: "GitLab" }],
    });
    const before = org.okta.state.users().length;
    expect(refusalOf(await ask(org)).slice(0, expected.length)).toEqual(expected);
    expect(org.okta.state.users()).toHaveLength(before);
  });
});

describe("§12.9 faults", () => {
  const broken = (faults: readonly FaultInput[], seed: string | number = "luck") => {
    const org = anOrg({ users: [aPerson("ada")], groups: [{ name: "engineering" }] });
    const declared = createFaults({ seed, now: org.clock.iso, declared: faults });
    const vendor = withFaults("okta", org.okta, declared);
    const call = (method: string, path: string) =>
      vendor.handle(new Request(`${ORG_URL}${path}`, { method, headers: { authorization: `SSWS ${TOKEN}` } }));
    return { org, faults: declared, call };
  };
  const SUSPEND = "/api/v1/users/ada@jupiter.test/lifecycle/suspend";
  const status = (org: TestOrg) => org.okta.state.user("ada@jupiter.test")?.status;

  it.each([
    [429, undefined, "E0000047"],
    [500, undefined, "E0000009"],
    [503, undefined, "E0000181"],
    [504, undefined, "E0000137"],
    [409, "E0000112", "E0000112"],
  ])("answers %i before anything happened", async (code, okta, expected) => {
    const effect = { kind: "refuse" as const, status: code, ...(okta === undefined ? {} : { code: okta }) };
    const { org, call } = broken([{ route: "POST /api/v1/users/{id}/lifecycle/suspend", effect, times: 1 }]);
    const refused = await readAnswer(await call("POST", SUSPEND));
    expect([refused.status, refused.at("errorCode"), status(org)]).toEqual([code, expected, "ACTIVE"]);
    if (code === 429) expect(refused.headers.get("x-rate-limit-remaining")).toBe("0");
    expect((await call("POST", SUSPEND)).status).toBe(200);
  });

  it("answers 500 after everything happened", async () => {
    const { org, call } = broken([{ effect: { kind: "refuse", status: 500, when: "after" } }]);
    expect((await call("POST", SUSPEND)).status).toBe(500);
    expect(status(org)).toBe("SUSPENDED");
  });

  it("loses an answer, or the whole call", async () => {
    const { org, call } = broken([{ script: [{ kind: "reset" }, { kind: "lost-response" }] }]);
    expect((await call("POST", SUSPEND)).type).toBe("error");
    expect(status(org)).toBe("ACTIVE");
    expect((await call("POST", SUSPEND)).type).toBe("error");
    expect(status(org)).toBe("SUSPENDED");
  });

  it("reads what was true before", async () => {
    const { call } = broken([{ route: "GET /api/v1/users/{id}", script: [null, { kind: "stale-read" }, null] }]);
    const read = async () => (await readAnswer(await call("GET", "/api/v1/users/ada@jupiter.test"))).at("status");
    expect(await read()).toBe("ACTIVE");
    await call("POST", SUSPEND);
    expect(await read()).toBe("ACTIVE");
    expect(await read()).toBe("SUSPENDED");
  });

  it("strikes by chance, the same for the same seed and calls, whatever runs beside", async () => {
    const run = async (seed: number, beside: boolean) => {
      const { call } = broken(
        [{ route: "GET /api/v1/groups/*", effect: { kind: "refuse", status: 503 }, probability: 0.3 }],
        seed,
      );
      const statuses: number[] = [];
      for (let i = 0; i < 60; i++) {
        if (beside) await call("GET", "/api/v1/groups/other");
        statuses.push((await call("GET", "/api/v1/groups/one")).status);
      }
      return statuses;
    };
    const first = await run(1, false);
    expect(first).toContain(503);
    expect(first).toContain(404);
    expect(await run(1, true)).toEqual(first);
    expect(await run(2, false)).not.toEqual(first);
  });

  it("skips calls, stops after its times, and remembers what it did", async () => {
    const { call, faults } = broken([
      { route: "GET /api/v1/org", effect: { kind: "refuse", status: 500 }, skip: 1, times: 2 },
    ]);
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await call("GET", "/api/v1/org")).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(faults.struck).toHaveLength(2);
  });

  it("can be taken back, and refuses one that is not well-formed", async () => {
    const { call, faults } = broken([]);
    const end = faults.add({ effect: { kind: "refuse", status: 500 } });
    expect((await call("GET", "/api/v1/org")).status).toBe(500);
    end();
    expect((await call("GET", "/api/v1/org")).status).toBe(200);
    expect(() => faults.add({ route: "api/v1", effect: { kind: "reset" } })).toThrow();
  });

  it("replays a run of faults to the same bytes", async () => {
    const run = async () => {
      const effects = [
        { effect: { kind: "refuse" as const, status: 500, when: "after" as const }, probability: 0.2 },
        { effect: { kind: "lost-response" as const }, probability: 0.2 },
        { effect: { kind: "refuse" as const, status: 429 }, probability: 0.2 },
      ];
      const { org, call } = broken(effects, 7);
      const transcript: string[] = [];
      for (let i = 0; i < 40; i++) {
        const answer = await call(i % 3 === 0 ? "POST" : "GET", i % 3 === 0 ? SUSPEND : "/api/v1/users");
        transcript.push(
          answer.type === "error"
            ? "broken"
            : `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`,
        );
        await org.clock.advance(100);
      }
      return transcript.join("\n");
    };
    expect(await run()).toBe(await run());
  });
});
