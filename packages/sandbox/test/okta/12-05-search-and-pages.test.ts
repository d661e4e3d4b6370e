import { describe, expect, it } from "vitest";
import { anOrg, aPerson, refusalOf, type TestOrg } from "./an-org.ts";

const search = (text: string): string => `/api/v1/users?search=${encodeURIComponent(text)}`;
const logins = (body: unknown): readonly string[] =>
  Array.isArray(body) ? body.map((user: { profile: { login: string } }) => user.profile.login.split("@")[0] ?? "") : [];
const nextOf = (headers: Headers): string | undefined => /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];

async function pages(org: TestOrg, first: string): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let next: string | undefined = first; next !== undefined; ) {
    const answer = await org.get(next.replace(/^https:\/\/[^/]+/, ""));
    seen.push(...logins(answer.body));
    next = nextOf(answer.headers);
  }
  return seen;
}

const people = (count: number) => Array.from({ length: count }, (_, i) => aPerson(`u${String(i).padStart(3, "0")}`));

describe("§12.5 search, lists and pages", () => {
  it("sees a change by id at once, and by search only later", async () => {
    const org = anOrg();
    const made = await org.post("/api/v1/users?activate=false", { profile: aPerson("eve").profile });
    const wanted = search('profile.login eq "eve@jupiter.test"');
    expect((await org.get(`/api/v1/users/${made.text("id")}`)).status).toBe(200);
    expect((await org.get(wanted)).body).toEqual([]);
    await org.clock.advance(299);
    expect((await org.get(wanted)).body).toEqual([]);
    await org.clock.advance(701);
    expect(logins((await org.get(wanted)).body)).toEqual(["eve"]);
  });

  it("lags by as much as the org is told to", async () => {
    const org = anOrg({ settings: { searchLagMs: [0, 0] } });
    await org.post("/api/v1/users?activate=false", { profile: aPerson("eve").profile });
    expect(logins((await org.get(search('profile.firstName eq "EVE"'))).body)).toEqual(["eve"]);
  });

  it("hides deactivated people from plain lists and q, and shows them to search and filter", async () => {
    const org = anOrg({ users: [aPerson("ada"), aPerson("old", { status: "DEPROVISIONED" })] });
    expect(logins((await org.get("/api/v1/users")).body)).not.toContain("old");
    expect(logins((await org.get("/api/v1/users?q=old")).body)).toEqual([]);
    expect(logins((await org.get(search("status pr"))).body)).toContain("old");
    expect(logins((await org.get('/api/v1/users?filter=status eq "DEPROVISIONED"')).body)).toEqual(["old"]);
  });

  it("gives every user once, whatever the page size, and however many come and go meanwhile", async () => {
    const org = anOrg({ users: people(25) });
    const expected = people(25).map(({ profile }) => profile.login.split("@")[0]);
    for (const limit of [1, 7, 26, 200]) {
      const seen = await pages(org, `/api/v1/users?limit=${limit}`);
      expect(seen.toSorted()).toEqual([...expected, "root"].toSorted());
    }
  });

  it("keeps its place when the people before it go", async () => {
    const org = anOrg({ users: people(6) });
    const first = await org.get("/api/v1/users?limit=3");
    const gone = String(Object(first.body)[0].id);
    await org.del(`/api/v1/users/${gone}`);
    await org.del(`/api/v1/users/${gone}`);
    const rest = await pages(org, nextOf(first.headers)!);
    expect(new Set([...logins(first.body), ...rest]).size).toBe(7);
  });

  it("shows no position in a cursor, and refuses one it did not write", async () => {
    const org = anOrg({ users: people(6) });
    const next = nextOf((await org.get("/api/v1/users?limit=2")).headers)!;
    expect(new URL(next).searchParams.get("after")).toMatch(/^[\w-]{10,}$/);
    const answer = await org.get("/api/v1/users?after=2&limit=2");
    expect([answer.status, answer.at("errorCode")]).toEqual([400, "E0000054"]);
  });

  it.each([
    ['profile.firstName eq "ADA"', ["ada"]],
    ['profile.firstName sw "a"', ["ada"]],
    ['profile.login co "jupiter"', ["ada", "bob", "root"]],
    ['profile.department eq "R \\"and\\" D"', ["bob"]],
    ['status eq "ACTIVE" and (profile.firstName eq "ada" or profile.firstName eq "bob")', ["ada", "bob"]],
    ['STATUS EQ "ACTIVE"', 400],
    ['profile.department co "R"', 400],
    ['profile.firstName ne "ada"', 400],
    ['not (profile.firstName eq "ada")', 400],
    ['profile.nothing eq "x"', 400],
    ["profile.firstName eq", 400],
    ['created gt "2020-01-01T00:00:00.000Z"', ["ada", "bob", "root"]],
    ["profile.department pr", ["bob"]],
  ])("understands search=%s", async (text, expected) => {
    const org = anOrg({ users: [aPerson("ada"), aPerson("bob", { department: 'R "and" D' })] });
    const answer = await org.get(search(text));
    if (typeof expected === "number") {
      expect(refusalOf(answer)).toEqual([400, "E0000031", "Invalid search criteria.", "Invalid search syntax."]);
    } else expect(logins(answer.body).toSorted()).toEqual(expected);
  });

  it("takes case seriously in filters only", async () => {
    const org = anOrg({ users: [aPerson("ada")] });
    expect(logins((await org.get('/api/v1/users?filter=profile.firstName eq "ADA"')).body)).toEqual([]);
    expect(logins((await org.get('/api/v1/users?filter=profile.firstName eq "Ada"')).body)).toEqual(["ada"]);
  });

  it("refuses search and filter together", async () => {
    const answer = await anOrg().get('/api/v1/users?search=status pr&filter=status eq "ACTIVE"');
    expect([answer.status, answer.at("errorCode")]).toEqual([400, "E0000033"]);
  });

  it("sorts by an attribute, ties by id", async () => {
    const org = anOrg({ users: people(5) });
    const descending = await org.get(`${search("status pr")}&sortBy=profile.firstName&sortOrder=desc`);
    expect(logins(descending.body)).toEqual(["u004", "u003", "u002", "u001", "u000", "root"]);
  });

  it("always links to itself, and pages q not at all", async () => {
    const org = anOrg({ users: people(15) });
    const quick = await org.get("/api/v1/users?q=u0");
    expect(logins(quick.body)).toHaveLength(10);
    expect(quick.headers.get("link")).toMatch(/^<[^>]+>; rel="self"$/);
  });

  it("finds a group by name, exactly and by start", async () => {
    const org = anOrg({ groups: [{ name: "risk" }, { name: "risk-leads" }] });
    const names = (body: unknown) => (Array.isArray(body) ? body.map(({ profile }) => profile.name) : []);
    expect(names((await org.get('/api/v1/groups?search=profile.name eq "RISK"')).body)).toEqual(["risk"]);
    expect(names((await org.get("/api/v1/groups?q=risk")).body).toSorted()).toEqual(["risk", "risk-leads"]);
  });
});
