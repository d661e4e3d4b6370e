import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { createTransport } from "nodemailer";
import { afterEach, describe, expect, it } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/index.ts";
import { aPerson } from "../okta/an-org.ts";

const running: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});

const FIELDS = [
  { id: "customfield_10101", name: "Given name", kind: "text" as const },
  { id: "customfield_10102", name: "Family name", kind: "text" as const },
  { id: "customfield_10103", name: "Department", kind: "select" as const, options: ["Risk", "Sales", "IT", "Legal"] },
  { id: "customfield_10104", name: "Applications", kind: "checkboxes" as const, options: ["GitLab", "Snowflake"] },
  { id: "customfield_10105", name: "Start date", kind: "date" as const },
  { id: "customfield_10106", name: "Manager", kind: "user" as const },
  { id: "customfield_10107", name: "Employee", kind: "user" as const },
  { id: "customfield_10108", name: "Notes", kind: "paragraph" as const },
];
const asked = (...numbers: readonly number[]) =>
  numbers.map((n) => ({ field: `customfield_${n}`, label: FIELDS[n - 10101]?.name ?? "", required: n !== 10108 }));

async function aDesk(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({
    startAt: "2027-03-01T08:00:00Z",
    seed: {
      okta: {
        groups: [{ name: "risk" }],
        users: [aPerson("ada", { department: "Risk", groups: ["risk"] }), aPerson("bob")],
      },
      jira: {
        users: [
          { email: "ada@jupiter.test", name: "Ada Example" },
          { email: "bob@jupiter.test", name: "Bob Example" },
        ],
        fields: FIELDS,
        projects: [
          {
            key: "PPL",
            name: "People",
            type: "service_desk",
            serviceDeskId: "1",
            requestTypes: [
              {
                id: "11",
                name: "Onboarding",
                description: "Somebody joins.",
                fields: asked(10101, 10102, 10103, 10104, 10105, 10106, 10108),
              },
              { id: "13", name: "Termination", description: "Somebody leaves.", fields: asked(10107, 10108) },
            ],
          },
        ],
      },
    },
    ...options,
  });
  running.push(sandbox);
  const at = (path: string): string => `${sandbox.deskUrl}${path}`;
  const read = async (path: string): Promise<string> => (await fetch(at(path))).text();
  const send = async (path: string, fields: readonly (readonly [string, string])[], headers = {}) => {
    const body = new URLSearchParams();
    for (const [name, value] of fields) body.append(name, value);
    const response = await fetch(at(path), { method: "POST", body, headers, redirect: "manual" });
    return { status: response.status, location: response.headers.get("location"), text: await response.text() };
  };
  return { sandbox, at, read, send };
}

const HIRE: readonly (readonly [string, string])[] = [
  ["by", "bob@jupiter.test"],
  ["summary", "Onboarding: Mara Lind"],
  ["customfield_10101", "Mara"],
  ["customfield_10102", "Lind"],
  ["customfield_10103", "Risk"],
  ["customfield_10104", "GitLab"],
  ["customfield_10104", "Snowflake"],
  ["customfield_10105", "2027-03-15"],
  ["customfield_10106", "ada@jupiter.test"],
  ["customfield_10108", "<script>alert(1)</script>"],
];

describe("the desk", () => {
  it("offers the forms of the site, and files a request that becomes a ticket", async () => {
    const { sandbox, read, send } = await aDesk();
    expect(await read("")).toMatch(/Onboarding.*Somebody joins\..*Termination/s);

    const sent = await send("/new/11", HIRE);
    expect([sent.status, sent.location]).toEqual([303, "/_sandbox/desk/requests/PPL-1"]);
    expect(sandbox.jira.state.issue("PPL-1")).toMatchObject({
      summary: "Onboarding: Mara Lind",
      reporter: "Bob Example",
      fields: { customfield_10103: "Risk", customfield_10104: "GitLab,Snowflake", customfield_10105: "2027-03-15" },
    });
    expect(await read("")).toContain("Onboarding: Mara Lind");
  });

  it("says everything there is to mend at once, keeps what was typed, and files nothing", async () => {
    const { sandbox, send } = await aDesk();
    const again = await send("/new/11", [
      ["by", "nobody@jupiter.test"],
      ["summary", "x"],
      ["customfield_10101", "Mara"],
      ["customfield_10104", "GitLab"],
    ]);
    expect(again.status).toBe(422);
    for (const sentence of [
      "5 things to mend",
      "Nobody in Jira has the address nobody@jupiter.test.",
      "Family name is needed.",
      "Department is needed.",
      "Start date is needed.",
      "Manager is needed.",
    ]) {
      expect(again.text).toContain(sentence);
    }
    expect(again.text).toContain('value="Mara"');
    expect(again.text).toMatch(/value="GitLab" checked/);
    expect(sandbox.jira.state.issues()).toEqual([]);
  });

  it("shows the request with its comments, its panel, its mails, and the person once Okta has them", async () => {
    const { sandbox, read, send } = await aDesk({
      deskPanel: async (key) => ({ title: "Plan", markup: `<p>Two steps for ${key}</p>` }),
    });
    await send("/new/11", HIRE);
    expect(await read("/requests/PPL-1")).toMatch(/Two steps for PPL-1.*Whom it is about is not there yet\./s);

    await send("/requests/PPL-1/comment", [["text", "Please hurry <b>"]]);
    const { url, apiToken } = sandbox.okta;
    await fetch(`${url}/api/v1/users?activate=false`, {
      method: "POST",
      headers: { authorization: `SSWS ${apiToken}`, "content-type": "application/json" },
      body: JSON.stringify({
        profile: { login: "mara.lind@jupiter.test", email: "mara@x.test", firstName: "Mara", lastName: "Lind" },
      }),
    });
    const mail = {
      from: "hr@jupiter.test",
      to: "it@jupiter.test",
      subject: "About PPL-1",
      text: "Hello",
      html: "<b>Hello</b>",
    };
    await createTransport(sandbox.smtp.url).sendMail(mail);
    const page = await read("/requests/PPL-1");
    expect(page).toContain("Please hurry &lt;b&gt;");
    expect(page).toMatch(/mara\.lind@jupiter\.test.*STAGED/s);
    expect(page).toContain("About PPL-1");
    expect(page).toMatch(/Others it names: Ada Example/);
    expect(await read("/mails")).toContain("About PPL-1");
    expect(await read("/mails/0")).toMatch(/<iframe sandbox /);
    expect(await read("/mails/0/body")).toBe("<b>Hello</b>");
  });

  it("knows whom a termination is about", async () => {
    const { read, send } = await aDesk();
    await send("/new/13", [
      ["by", "bob@jupiter.test"],
      ["summary", "Termination"],
      ["customfield_10107", "ada@jupiter.test"],
    ]);
    expect(await read("/requests/PPL-1")).toMatch(/<h3>Ada Example<\/h3>.*ACTIVE.*risk/s);
  });

  it("never lets what people typed become markup", async () => {
    const { read, send } = await aDesk();
    await send("/new/11", [
      ...HIRE.filter(([name]) => name !== "summary"),
      ["summary", '"><img src=x onerror=alert(1)>'],
    ]);
    for (const path of ["", "/requests/PPL-1"]) {
      const page = await read(path);
      expect(page).not.toContain("<img");
      expect(page).not.toContain("<script>alert");
    }
  });

  it("takes no form from another site, and is framed by none", async () => {
    const { at, send } = await aDesk();
    expect((await send("/new/11", HIRE, { origin: "https://evil.example" })).status).toBe(403);
    const { headers } = await fetch(at(""));
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  });

  it("moves the clock", async () => {
    const { sandbox, send } = await aDesk();
    expect((await send("/clock", [["advanceMs", "86400000"]])).status).toBe(303);
    expect(sandbox.clock.iso()).toBe("2027-03-02T08:00:00.000Z");
  });

  it("shows people with why they have what they have, and finds them", async () => {
    const { read } = await aDesk();
    expect(await read("/people?q=ada")).not.toContain("bob@jupiter.test");
    expect(await read("/people/ada%40jupiter.test")).toMatch(/risk <small>direct/);
    expect(await read("/people/nobody")).toContain("Nothing here");
  });

  it("can be used without a mouse: one heading, a way past the bar, a name for every control, ids only once", async () => {
    const { read, send } = await aDesk();
    await send("/new/11", HIRE);
    for (const path of ["", "/new/11", "/requests/PPL-1", "/people", "/people/ada%40jupiter.test", "/mails"]) {
      const page = await read(path);
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page).toMatch(/<body>\s*<a class="skip" href="#main">/);
      expect(page).toContain('<html lang="en">');
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [control] of page.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
        const id = / id="([^"]+)"/.exec(control)?.[1];
        const isNamed = id === undefined ? /type="(radio|checkbox)"/.test(control) : page.includes(`for="${id}"`);
        expect(isNamed, control).toBe(true);
      }
    }
  });
});

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

describe.skipIf(CHROMIUM === undefined)("the desk in a browser", () => {
  it("renders, and brings itself up to date", async () => {
    let renders = 0;
    const { sandbox, at, send } = await aDesk({
      // Somebody comments after the page was first made, and nobody loads it again.
      deskPanel: async (key) => {
        renders += 1;
        if (renders === 1) setTimeout(() => void sandbox.jira.people.comment(key, "ada@jupiter.test", "Said later"), 0);
        return { title: "Plan", markup: `<p>Rendered</p>` };
      },
    });
    await send("/new/13", [
      ["by", "bob@jupiter.test"],
      ["summary", "Termination"],
      ["customfield_10107", "ada@jupiter.test"],
    ]);
    const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=6000", "--dump-dom"];
    const dump = await promisify(execFile)(CHROMIUM ?? "", [...flags, at("/requests/PPL-1")], { timeout: 60_000 });
    expect(dump.stdout).toContain("Rendered");
    expect(dump.stdout).toContain("Said later");
    expect(renders).toBeGreaterThan(1);
  }, 90_000);
});
