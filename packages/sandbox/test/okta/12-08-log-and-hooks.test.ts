import { describe, expect, it } from "vitest";
import { anOrg, aPerson, ORG_URL, refusalOf, sentCalls, type TestOrg } from "./an-org.ts";

const nextOf = (headers: Headers): string => /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1] ?? "none";
const path = (link: string): string => link.replace(ORG_URL, "");
const types = (body: unknown): readonly string[] => (Array.isArray(body) ? body.map(({ eventType }) => eventType) : []);
const makeGroup = (org: TestOrg, name: string) => org.post("/api/v1/groups", { profile: { name } });

describe("§12.8 the System Log", () => {
  it("shows an event some time after it happened", async () => {
    const org = anOrg();
    await makeGroup(org, "risk");
    expect((await org.get("/api/v1/logs")).body).toEqual([]);
    await org.clock.advance(2000);
    expect(types((await org.get("/api/v1/logs")).body)).toEqual(["group.lifecycle.create"]);
  });

  it("lets a poller come back to its place: next is always there, and nothing is told twice or left out", async () => {
    const org = anOrg({ settings: { logLagMs: [0, 5000] } });
    const seen: string[] = [];
    let next = "/api/v1/logs?limit=3&since=2026-03-02T08:00:00.000Z";
    for (let round = 0; round < 40; round++) {
      if (round < 10) await makeGroup(org, `g${round}`);
      await org.clock.advance(700);
      const answer = await org.get(next);
      seen.push(...(Array.isArray(answer.body) ? answer.body.map(({ uuid }: { uuid: string }) => uuid) : []));
      expect(nextOf(answer.headers)).not.toBe("none");
      next = path(nextOf(answer.headers));
    }
    const all = org.okta.state.log().map(({ uuid }) => uuid);
    expect(seen.toSorted()).toEqual(all.toSorted());
  });

  it("ends a bounded reading, in order of publication", async () => {
    const org = anOrg({ settings: { logLagMs: [0, 0] } });
    for (let i = 0; i < 5; i++) {
      await org.clock.advance(1000);
      await makeGroup(org, `g${i}`);
    }
    const first = await org.get("/api/v1/logs?since=2026-03-02T09:00:02.000Z&until=2026-03-02T09:00:05.000Z&limit=2");
    const second = await org.get(path(nextOf(first.headers)));
    const published = [first, second].flatMap(({ body }) =>
      Array.isArray(body) ? body.map((one) => one.published) : [],
    );
    expect(published).toEqual([2, 3, 4].map((second) => `2026-03-02T09:00:0${second}.000Z`));
    expect(nextOf(second.headers)).toBe("none");
  });

  it("keeps ninety days", async () => {
    const org = anOrg({ settings: { logLagMs: [0, 0] } });
    await makeGroup(org, "old");
    await org.clock.advance(91 * 24 * 3_600_000);
    await org.post("/api/v1/groups", { profile: { name: "x" } }, { authorization: "SSWS gone" });
    org.okta.people.signIn("root@jupiter.test");
    expect(types(org.okta.state.log())).toEqual(["user.session.start"]);
  });

  it("names the call behind an event", async () => {
    const org = anOrg();
    const made = await makeGroup(org, "risk");
    const [event] = org.okta.state.log();
    expect(event).toMatchObject({
      actor: { type: "User", alternateId: "root@jupiter.test" },
      transaction: { type: "WEB", id: made.headers.get("x-okta-request-id") },
      debugContext: { debugData: { requestUri: "/api/v1/groups" } },
      target: [{ type: "UserGroup", displayName: "risk" }],
      outcome: { result: "SUCCESS" },
    });
  });

  it("filters, and refuses what it cannot read", async () => {
    const org = anOrg({ settings: { logLagMs: [0, 0] }, users: [aPerson("ada")] });
    await makeGroup(org, "risk");
    await org.post("/api/v1/users/ada@jupiter.test/lifecycle/suspend");
    const only = await org.get('/api/v1/logs?filter=eventType eq "user.lifecycle.suspend"');
    expect(types(only.body)).toEqual(["user.lifecycle.suspend"]);
    expect(types((await org.get("/api/v1/logs?q=risk")).body)).toEqual(["group.lifecycle.create"]);
    const bad = await org.get("/api/v1/logs?until=yesterday");
    expect(refusalOf(bad)[2]).toMatch(
      /^Api validation failed: 'until': The date format in your query is not recognized/,
    );
  });
});

describe("§12.8 event hooks", () => {
  interface Ear {
    readonly heard: { readonly at: string; readonly headers: Headers; readonly body: string }[];
    answer: () => Response;
  }
  const hearing = (settings: Readonly<Record<string, unknown>> = {}) => {
    const ear: Ear = { heard: [], answer: () => new Response(null, { status: 204 }) };
    const org: TestOrg = anOrg({ settings, users: [aPerson("ada")] }, async (call) => {
      const challenge = call.headers.get("x-okta-verification-challenge");
      if (challenge !== null) return Response.json({ verification: challenge });
      ear.heard.push({ at: org.clock.iso(), headers: call.headers, body: await call.text() });
      return ear.answer();
    });
    return { org, ear };
  };
  const hook = (uri = "https://tenure.jupiter.test/okta") => ({
    name: "tenure",
    events: { type: "EVENT_TYPE", items: ["user.lifecycle.suspend", "user.lifecycle.unsuspend"] },
    channel: {
      type: "HTTP",
      version: "1.0.0",
      config: {
        uri,
        headers: [],
        method: "POST",
        authScheme: { type: "HEADER", key: "Authorization", value: "s3cret" },
      },
    },
  });
  const verified = async (org: TestOrg): Promise<string> => {
    const id = (await org.post("/api/v1/eventHooks", hook())).text("id");
    expect((await org.post(`/api/v1/eventHooks/${id}/lifecycle/verify`)).at("verificationStatus")).toBe("VERIFIED");
    return id;
  };
  const suspend = (org: TestOrg) => org.post("/api/v1/users/ada@jupiter.test/lifecycle/suspend");

  it("is active but unverified at first, sends nothing, and never shows its secret", async () => {
    const { org, ear } = hearing();
    const made = await org.post("/api/v1/eventHooks", hook());
    expect(made.body).toMatchObject({ status: "ACTIVE", verificationStatus: "UNVERIFIED" });
    expect(JSON.stringify(made.body)).not.toContain("s3cret");
    await suspend(org);
    await org.clock.advance(10_000);
    expect(ear.heard).toEqual([]);
  });

  it("asks once for the challenge, and fails with 400 when it does not come back", async () => {
    const org = anOrg({}, () => Response.json({ verification: "wrong" }));
    const id = (await org.post("/api/v1/eventHooks", hook())).text("id");
    expect((await org.post(`/api/v1/eventHooks/${id}/lifecycle/verify`)).status).toBe(400);
    expect(sentCalls(org)).toEqual(["GET https://tenure.jupiter.test/okta"]);
  });

  it("delivers with the secret, later, in Okta's envelope", async () => {
    const { org, ear } = hearing();
    const id = await verified(org);
    await suspend(org);
    expect(ear.heard).toEqual([]);
    await org.clock.advance(3000);
    const [call] = ear.heard;
    expect(call?.headers.get("authorization")).toBe("s3cret");
    expect(JSON.parse(call?.body ?? "")).toMatchObject({
      eventType: "com.okta.event_hook",
      eventTypeVersion: "1.0",
      cloudEventsVersion: "0.1",
      source: `${ORG_URL}/api/v1/eventHooks/${id}`,
      contentType: "application/json",
      data: { events: [{ eventType: "user.lifecycle.suspend", target: [{ alternateId: "ada@jupiter.test" }] }] },
    });
  });

  it.each([
    [500, 2],
    [400, 1],
    [204, 1],
  ])("tries a %i so often: %i", async (status, tries) => {
    const { org, ear } = hearing();
    await verified(org);
    ear.answer = () => new Response(null, { status });
    await suspend(org);
    await org.clock.advance(60_000);
    expect(ear.heard).toHaveLength(tries);
    const failures = org.okta.state.log().filter(({ eventType }) => eventType === "event_hook.delivery");
    expect(failures.map(({ outcome }) => outcome.result)).toEqual(status === 204 ? [] : ["FAILURE"]);
  });

  it("repeats a delivery it was thanked for, with the same id, when told to", async () => {
    const { org, ear } = hearing({ eventHookRepeatChance: 1 });
    await verified(org);
    await suspend(org);
    await org.clock.advance(60_000);
    expect(ear.heard.map(({ body }) => JSON.parse(body).eventId)).toHaveLength(2);
    expect(ear.heard[0]?.body).toBe(ear.heard[1]?.body);
  });

  it("does not keep the order", async () => {
    const { org, ear } = hearing({ eventHookLagMs: [0, 60_000] });
    await verified(org);
    for (let i = 0; i < 10; i++) {
      await suspend(org);
      await org.post("/api/v1/users/ada@jupiter.test/lifecycle/unsuspend");
      await org.clock.advance(500);
    }
    await org.clock.advance(120_000);
    const published = ear.heard.flatMap(({ body }) =>
      JSON.parse(body).data.events.map((event: { published: string }) => event.published),
    );
    expect(published).toHaveLength(20);
    expect(published).not.toEqual(published.toSorted());
  });

  it("forgets that it was verified when the address changes", async () => {
    const { org } = hearing();
    const id = await verified(org);
    const changed = await org.put(`/api/v1/eventHooks/${id}`, hook("https://elsewhere.jupiter.test/okta"));
    expect(changed.at("verificationStatus")).toBe("UNVERIFIED");
  });

  it("refuses types no hook can hear, and to delete an active hook", async () => {
    const { org } = hearing();
    const deaf = { ...hook(), events: { type: "EVENT_TYPE", items: ["user.lifecycle.delete.completed"] } };
    expect((await org.post("/api/v1/eventHooks", deaf)).status).toBe(400);
    const id = await verified(org);
    expect((await org.del(`/api/v1/eventHooks/${id}`)).status).toBe(400);
    await org.post(`/api/v1/eventHooks/${id}/lifecycle/deactivate`);
    expect((await org.del(`/api/v1/eventHooks/${id}`)).status).toBe(204);
  });
});
