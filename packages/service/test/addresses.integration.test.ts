import { generateKeyPairSync } from "node:crypto";
import type { Instant } from "@tenure/lifecycle-rules";
import { type SignedWord, signWord } from "@tenure/provisioner";
import { loginOf, people } from "@tenure-examples/jupiter";
import { describe, expect, it } from "vitest";
import { toResponse } from "../src/http/answer.ts";
import { openApi } from "../src/http/open-api.ts";
import { aCompany, type Company } from "./a-company.ts";
import { ana, hire, termination } from "./tickets.ts";

const TOKEN = "a-token-that-is-long-enough";
const { privateKey, publicKey } = generateKeyPairSync("ed25519", {
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const ines = loginOf(people.ines);
const approval = { exempt: [], keys: { ines: { algorithm: "ed25519", person: ines, publicKey } } };

const ask = async ({ tenure }: Company, path: string, init: RequestInit) =>
  toResponse(await tenure.handle(new Request(`http://tenure.test${path}`, init)));
const get = (company: Company, path: string, headers: Readonly<Record<string, string>> = {}) =>
  ask(company, path, { headers });
const post = (company: Company, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  ask(company, path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("GET /tickets/{key}", () => {
  it("shows nobody anything without a token, and names the switch", async () => {
    const closed = await aCompany();
    const open = await aCompany({ settings: { apiTokens: [TOKEN] } });

    const without = await get(closed, "/tickets/PPL-1", { authorization: `Bearer ${TOKEN}` });
    const wrong = await get(open, "/tickets/PPL-1", { authorization: "Bearer another-token-altogether" });

    expect([without.status, wrong.status]).toEqual([401, 401]);
    expect(await without.text()).toContain("TENURE_API_TOKEN");
    expect(open.calls).toEqual([]);
  });

  it("shows plan and history as JSON, and as a page to whoever prefers one", async () => {
    const company = await aCompany({ settings: { apiTokens: [TOKEN] } });
    const key = await company.file("11", hire);
    const marked = await company.file("11", { ...hire, customfield_10102: '<img src=x onerror="alert(1)">' });
    const bearer = { authorization: `Bearer ${TOKEN}` };

    const json = await get(company, `/tickets/${key}`, bearer);
    const asPage = { authorization: `Basic ${Buffer.from(`me:${TOKEN}`).toString("base64")}`, accept: "text/html" };
    const page = await get(company, `/tickets/${key}`, asPage);
    const text = await page.text();
    const markedText = await (await get(company, `/tickets/${marked}`, asPage)).text();

    expect(await json.json()).toMatchObject({ now: { kind: "planned", plan: { kind: "joiner" } }, history: [] });
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain("<svg");
    expect(markedText).toContain("&lt;img src=x");
    expect(markedText).not.toContain("<img");
    expect((await get(company, "/tickets/PPL-404", bearer)).status).toBe(404);
  });
});

describe("POST /approvals", () => {
  const plan = async (company: Company, key: string) => {
    const preview = (await company.tenure.preview(key))._unsafeUnwrap();
    if (preview.kind !== "planned") throw new Error("there is no plan");
    return preview.plan;
  };
  const sign = (company: Company, { hash, ticket }: Awaited<ReturnType<typeof plan>>, more: Partial<SignedWord> = {}) =>
    signWord(
      {
        says: "approve",
        ticketId: ticket.id,
        hash,
        keyId: "ines",
        person: ines,
        at: company.sandbox.clock.iso() as Instant,
        ...more,
      },
      { algorithm: "ed25519", privateKey },
    )._unsafeUnwrap();

  it("lets a plan go on that a person has signed, and enters who it was", async () => {
    const company = await aCompany({ settings: { approval } });
    const key = await company.file("11", hire);
    const held = (await company.tenure.work())._unsafeUnwrap();
    expect(held.progress.map(({ state }) => state)).toEqual(["awaiting-approval"]);

    const word = sign(company, await plan(company, key));
    const taken = await post(company, "/approvals", word);
    const done = (await company.tenure.work())._unsafeUnwrap();

    expect([taken.status, await taken.json()]).toEqual([202, { says: "approve", stillNeeded: 0 }]);
    expect(done.progress.map(({ state }) => state)).toEqual(["waiting"]);
    expect(company.sandbox.okta.state.user(ana)?.status).toBe("STAGED");
    const approved = (await company.tenure.ledger.read({ events: ["approved"] }))._unsafeUnwrap();
    expect(approved.map(({ actor }) => actor)).toEqual(["key:ines"]);
  });

  it.each<[string, number, (word: SignedWord) => unknown]>([
    ["a tampered hash", 401, (word) => ({ ...word, hash: "0".repeat(64) })],
    ["an unknown key", 401, (word) => ({ ...word, keyId: "constructor" })],
    ["no word at all", 400, () => ({ says: "approve" })],
    ["an extra part", 400, (word) => ({ ...word, also: true })],
  ])("refuses %s before anything is looked at", async (_, status, change) => {
    const company = await aCompany({ settings: { approval } });
    const key = await company.file("11", hire);
    const word = sign(company, await plan(company, key));
    const before = company.calls.length;

    expect((await post(company, "/approvals", change(word))).status).toBe(status);
    expect(company.calls).toHaveLength(before);
  });

  it("says that the plan is another by now", async () => {
    const company = await aCompany({ settings: { approval } });
    const key = await company.file("11", hire);
    const word = sign(company, await plan(company, key));
    await company.sandbox.jira.people.edit(key, loginOf(people.samuel), { customfield_10107: "2027-02-01" });

    expect((await post(company, "/approvals", word)).status).toBe(409);
  });
});

describe("Okta's event hook", () => {
  const eventHookSecret = "what okta shows us";
  const event = (id: string) => ({
    data: {
      events: [
        {
          target: [
            { id, type: "User" },
            { id: "x", type: "AppUser" },
          ],
        },
      ],
    },
  });

  it("gives the challenge back as it came", async () => {
    const company = await aCompany();

    const answer = await get(company, "/hooks/okta", { "x-okta-verification-challenge": "abc" });

    expect(await answer.json()).toEqual({ verification: "abc" });
  });

  it("looks again at the ticket of a leaver whom somebody has let in by hand", async () => {
    const company = await aCompany({ settings: { okta: { org: "jupiter.okta.com", eventHookSecret } } });
    const { sandbox, tenure } = company;
    await company.file("11", hire);
    await company.liveUntil("2027-01-05T00:00:00.000Z");
    await company.file("13", termination);
    await company.liveUntil("2027-01-05T01:00:00.000Z");
    const id = sandbox.okta.state.user(ana)?.id ?? "";

    const refused = await post(company, "/hooks/okta", event(id), { authorization: "guess" });
    const stranger = await post(company, "/hooks/okta", event("00uUnknown"), { authorization: eventHookSecret });
    const taken = await post(company, "/hooks/okta", event(id), { authorization: eventHookSecret });

    expect(refused.status).toBe(401);
    expect(await stranger.json()).toEqual({ accepted: true, tickets: 0 });
    expect(await taken.json()).toEqual({ accepted: true, tickets: 1 });
    expect((await tenure.work())._unsafeUnwrap().progress).toHaveLength(1);
  });
});

describe("GET /queue, /ready, /health, /openapi.json", () => {
  it("answer what a person or a probe asks", async () => {
    const company = await aCompany({ settings: { apiTokens: [TOKEN] } });
    const answers = await Promise.all(
      ["/queue", "/ready", "/health"].map(async (path) =>
        (await get(company, path, { authorization: `Bearer ${TOKEN}` })).json(),
      ),
    );

    expect(answers).toEqual([{ nextDue: null, deadLetters: [] }, { status: "ready" }, { status: "up" }]);
  });

  it("call what is due at once due now, and not in 1970", async () => {
    const company = await aCompany({ settings: { apiTokens: [TOKEN] } });
    await company.file("11", hire);
    await company.tenure.sweep();

    const ready = (await (await get(company, "/ready")).json()) as { readonly nextDue: string };
    const queue = (await (await get(company, "/queue", { authorization: `Bearer ${TOKEN}` })).json()) as typeof ready;

    expect([ready.nextDue, queue.nextDue]).toEqual([expect.not.stringContaining("1970"), ready.nextDue]);
  });

  it("describe every address there is, and no other", async () => {
    const company = await aCompany();
    const document = (await (await get(company, "/openapi.json")).json()) as typeof openApi;
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path.replace("{key}", "PPL-1")] as const),
    );

    for (const [method, path] of described) {
      const { status } = await ask(company, path, { method });
      expect(status, `${method} ${path}`).not.toBe(405);
      const other = method === "GET" ? "DELETE" : "GET";
      const allow = (await ask(company, path, { method: other })).headers.get("allow");
      if (allow !== null) expect(allow.split(", ")).toContain(method);
    }
    expect(document).toEqual(openApi);
  });
});
