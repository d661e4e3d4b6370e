import { X509Certificate } from "node:crypto";
import { request } from "node:http";
import { connect } from "node:net";
import { createTransport } from "nodemailer";
import { afterEach, describe, expect, it } from "vitest";
import { type SandboxOptions, startSandbox } from "../src/index.ts";
import { aPerson, readAnswer } from "./okta/an-org.ts";

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

async function started(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${sandbox.okta.url}${path}`, {
      method,
      headers: { authorization: `SSWS ${sandbox.okta.apiToken}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ask = async (method: string, path: string, body?: unknown) => readAnswer(await call(method, path, body));
  return { sandbox, call, ask };
}

/** The raw answer to raw bytes. */
function overSocket(url: string, text: string): Promise<string> {
  return new Promise((answered, failed) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.end(text));
    let heard = "";
    socket.on("data", (piece) => {
      heard += piece.toString();
    });
    socket.on("end", () => answered(heard));
    socket.on("error", failed);
  });
}

describe("a sandbox over real HTTP", () => {
  it("demands a length of every write, as the real one does", async () => {
    const { sandbox } = await started();
    const auth = `authorization: SSWS ${sandbox.okta.apiToken}\r\n`;
    const answer = await overSocket(
      sandbox.okta.url,
      `POST /api/v1/groups HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${auth}\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 411 /);
  });

  it("sends Link as one header or as several", async () => {
    for (const [linkHeaders, expected] of [
      ["joined", 1],
      ["separate", 2],
    ] as const) {
      const users = [aPerson("ada"), aPerson("bob")];
      const { sandbox } = await started({ seed: { okta: { settings: { linkHeaders }, users } } });
      const links = await new Promise<number>((told) => {
        const headers = { authorization: `SSWS ${sandbox.okta.apiToken}` };
        request(`${sandbox.okta.url}/api/v1/users?limit=1`, { headers }, (response) => {
          told(response.rawHeaders.filter((name) => name.toLowerCase() === "link").length);
          response.resume();
        }).end();
      });
      expect(links).toBe(expected);
    }
  });

  it("breaks the connection when an answer is to be lost, though the work is done", async () => {
    const { sandbox, call } = await started({
      seed: { okta: { users: [aPerson("ada")] } },
      faults: [{ route: "POST /api/v1/users/**", effect: { kind: "lost-response" } }],
    });
    await expect(call("POST", "/api/v1/users/ada@jupiter.test/lifecycle/suspend")).rejects.toThrow();
    expect(sandbox.okta.state.user("ada@jupiter.test")?.status).toBe("SUSPENDED");
  });

  it("lets both vendors fail in their own words", async () => {
    const { sandbox } = await started({
      faults: [
        { vendor: "jira", route: "GET /rest/api/3/myself", effect: { kind: "refuse", status: 429 }, times: 1 },
        { vendor: "okta", route: "GET /api/v1/org", effect: { kind: "expired-token" }, times: 1 },
      ],
    });
    const { jira, okta } = sandbox;
    const basic = Buffer.from(`${jira.email}:${jira.apiToken}`).toString("base64");
    const myself = () => fetch(`${jira.url}/rest/api/3/myself`, { headers: { authorization: `Basic ${basic}` } });
    const busy = await myself();
    expect([busy.status, busy.headers.has("retry-after")]).toEqual([429, true]);
    expect((await myself()).status).toBe(200);

    const org = () => fetch(`${okta.url}/api/v1/org`, { headers: { authorization: `SSWS ${okta.apiToken}` } });
    const expired = await readAnswer(await org());
    expect([expired.status, expired.at("errorCode")]).toEqual([401, "E0000011"]);
    expect((await org()).status).toBe(200);
    expect(sandbox.faults.struck.map(({ vendor, call }) => `${vendor} ${call}`)).toEqual([
      "jira GET /rest/api/3/myself",
      "okta GET /api/v1/org",
    ]);
  });

  it("gives metadata with a certificate that proves itself, the same each time", async () => {
    const { sandbox, ask } = await started({ seed: { okta: { apps: [{ label: "GitLab" }, { label: "Prefect" }] } } });
    const [gitlab, prefect] = sandbox.okta.state.apps();
    const certificateOf = async (id = "") => {
      const { body } = await ask("GET", `/api/v1/apps/${id}/sso/saml/metadata`);
      const [, base64 = ""] = /<ds:X509Certificate>([^<]+)</.exec(String(body)) ?? [];
      return new X509Certificate(Buffer.from(base64, "base64"));
    };
    const certificate = await certificateOf(gitlab?.id);
    expect(certificate.subject).toContain("CN=sandbox");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBeGreaterThan(9 * 365 * 86_400_000);
    expect((await certificateOf(gitlab?.id)).fingerprint256).toBe(certificate.fingerprint256);
    expect((await certificateOf(prefect?.id)).serialNumber).not.toBe(certificate.serialNumber);
  });

  it("takes mail, and refuses it when told to", async () => {
    const { sandbox } = await started({ startAt: "2027-03-01T08:00:00Z" });
    const transport = createTransport(sandbox.smtp.url);
    const mail = { from: "hr@jupiter.test", to: "ada@jupiter.test", subject: "Welcome, Ada", text: "Hello" };
    await transport.sendMail(mail);
    expect(sandbox.smtp.received()).toMatchObject([
      { at: "2027-03-01T08:00:00.000Z", from: "hr@jupiter.test", to: ["ada@jupiter.test"], subject: "Welcome, Ada" },
    ]);

    sandbox.smtp.refuse({ recipient: "@jupiter.test", code: 451, message: "later", times: 1 });
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
    await transport.sendMail(mail);
    sandbox.smtp.refuse({ code: 451, message: "who knows", afterAccepting: true, times: 1 });
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
    expect(sandbox.smtp.received()).toHaveLength(3);
  });

  it("starts again from its own snapshot, and is the same", async () => {
    const { sandbox, ask } = await started({
      startAt: "2027-03-01T08:00:00Z",
      seed: {
        okta: {
          groups: [{ name: "risk" }],
          users: [aPerson("ada", { department: "Risk", sessions: 1 }), aPerson("bob", { status: "STAGED" })],
          rules: [{ name: "risk", expression: 'user.department == "Risk"', groups: ["risk"] }],
          apps: [{ label: "GitLab", groups: ["risk"], provisioning: {} }],
        },
      },
    });
    await ask("POST", "/api/v1/users/bob@jupiter.test/lifecycle/activate?sendEmail=false");
    await ask("POST", "/api/v1/users/ada@jupiter.test/lifecycle/suspend");
    await sandbox.clock.advance(60_000);
    const snapshot = sandbox.snapshot();

    const again = await started({ seed: JSON.parse(JSON.stringify(snapshot)) });
    expect(again.sandbox.snapshot()).toEqual(snapshot);
    expect(again.sandbox.clock.iso()).toBe("2027-03-01T08:01:00.000Z");
  });

  it("makes equal things from equal seeds", async () => {
    const run = async (randomSeed: number) => {
      const { ask } = await started({ startAt: "2027-03-01T08:00:00Z", randomSeed });
      return JSON.stringify(
        (await ask("POST", "/api/v1/users?activate=false", { profile: aPerson("eve").profile })).at("id"),
      );
    };
    expect(await run(1)).toBe(await run(1));
    expect(await run(1)).not.toBe(await run(2));
  });

  it("says in one sentence what is wrong with a seed", async () => {
    const seed = { okta: { groups: [{ name: "" }] } };
    await expect(startSandbox({ seed })).rejects.toThrow(/^The seed is wrong at "okta\.groups\.0\.name": /);
  });

  it("closes twice without a word", async () => {
    const sandbox = await startSandbox();
    await sandbox.close();
    await sandbox.close();
  });
});

describe("the sandbox's own face", () => {
  it("lists its pages, reads a user, moves the clock and declares faults", async () => {
    const { sandbox, ask } = await started({
      startAt: "2027-03-01T08:00:00Z",
      seed: { okta: { users: [aPerson("ada", { status: "PROVISIONED" })] } },
    });
    const home = await ask("GET", "/_sandbox");
    expect(Object.keys(Object(home.at("pages")))).toContain("POST /_sandbox/clock");
    expect((await ask("POST", "/_sandbox/clock", { advanceMs: 60_000 })).at("now")).toBe("2027-03-01T08:01:00.000Z");
    const chosen = await ask("POST", "/_sandbox/okta/users/ada@jupiter.test/choose-password", {});
    expect(chosen.at("status")).toBe("ACTIVE");
    expect((await ask("GET", "/_sandbox/okta/users/nobody")).status).toBe(404);

    await ask("POST", "/_sandbox/faults", { route: "GET /api/v1/org", effect: { kind: "refuse", status: 503 } });
    expect((await ask("GET", "/api/v1/org")).status).toBe(503);
    expect((await ask("GET", "/_sandbox/faults")).at("struck.0.call")).toBe("GET /api/v1/org");
    await ask("DELETE", "/_sandbox/faults");
    expect((await ask("GET", "/api/v1/org")).status).toBe(200);
    expect((await ask("GET", "/_sandbox/state")).body).toEqual(JSON.parse(JSON.stringify(sandbox.snapshot())));
    expect((await fetch(`${sandbox.jira.url}/_sandbox/clock`)).status).toBe(200);
  });

  it("answers its own machine only, and no form from elsewhere", async () => {
    const { sandbox } = await started();
    const rebound = await overSocket(
      sandbox.okta.url,
      "GET /_sandbox/state HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
    );
    expect(rebound).toMatch(/^HTTP\/1\.1 403 /);
    const form = new URLSearchParams({ advanceMs: "1" });
    expect((await fetch(`${sandbox.okta.url}/_sandbox/clock`, { method: "POST", body: form })).status).toBe(415);
  });
});
