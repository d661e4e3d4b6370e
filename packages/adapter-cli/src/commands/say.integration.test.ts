import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { startSandbox } from "@tenure/sandbox";
import { jiraSeed, oktaSeed, table } from "@tenure-examples/jupiter";
import { afterEach, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { sandboxLine } from "../sandbox/sandbox-line.ts";
import { tenure } from "../tenure.ts";

const config = resolve(import.meta.dirname, "../../../../examples/jupiter/tenure.config.ts");
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** A company that corrects what is given by hand, where the chief of security and the one of technology may say yes. */
async function aCompany() {
  const seeded = oktaSeed(table._unsafeUnwrap());
  const settings = { rateLimits: "off" as const, searchLagMs: [0, 0] as [number, number] };
  const sandbox = await startSandbox({ seed: { okta: { ...seeded, settings }, jira: jiraSeed() }, clock: "real" });
  const folder = mkdtempSync(join(tmpdir(), "tenure-cli-"));
  cleanUps.push(
    () => sandbox.close(),
    () => rmSync(folder, { recursive: true }),
  );
  const { privateKey, publicKey } = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const secret = "0123456789abcdef0123456789abcdef";
  const keys = {
    ciso: { algorithm: "ed25519", person: "ciso@jupiter.example", publicKey },
    cto: { algorithm: "hmac-sha256", person: "cto@jupiter.example", secret },
  };
  writeFileSync(join(folder, "ciso.pem"), privateKey);
  const jupiter = JSON.stringify(pathToFileURL(config).href);
  const more = `approval: ${JSON.stringify({ exempt: [], keys })}, reconcile: { answers: { "by-hand": { do: "correct", noticeDays: 0 } } }`;
  writeFileSync(
    join(folder, "tenure.config.mjs"),
    `import jupiter from ${jupiter};\nexport default { ...jupiter, ${more} };\n`,
  );
  const line = sandboxLine(sandbox, "jupiter.okta.com");
  const env = { ...line.env, TENURE_STORE: `sqlite:${join(folder, "tenure.db")}` };
  const typed = async (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const terminal = aTerminal({ folder, env: { ...env, ...more } });
    const exit = await tenure([...args, "--config", "tenure.config.mjs"], terminal);
    return { exit, ...terminal.written() };
  };
  /** Gives somebody the people of the warehouse by hand. */
  const give = async (login: string) => {
    const group = sandbox.okta.state.groups().find(({ name }) => name === "dept-data")?.id ?? "";
    const person = sandbox.okta.state.users().find((one) => one.login.startsWith(login))?.id ?? "";
    const headers = { authorization: `SSWS ${sandbox.okta.apiToken}` };
    await fetch(`${sandbox.okta.url}/api/v1/groups/${group}/users/${person}`, { method: "PUT", headers });
  };
  return { typed, give, secret, groupsOf: (login: string) => sandbox.okta.state.user(login)?.groups ?? [] };
}

const hashIn = (text: string) => /--hash ([0-9a-f]{64})/.exec(text)?.[1] ?? "";

describe("tenure approve", () => {
  it("lets a reconciliation go on that somebody with a key said yes to", async () => {
    const { give, groupsOf, typed } = await aCompany();
    await typed(["reconcile"]);
    await give("priya");
    const found = await typed(["reconcile"]);
    const hash = hashIn(found.out);

    const early = await typed(["reconcile", "--apply", "--hash", hash]);
    const approved = await typed(["approve", hash, "--key", "ciso.pem"]);
    const again = await typed(["approve", hash, "--key", "ciso.pem", "--json"]);
    const applied = await typed(["reconcile", "--apply", "--hash", hash]);

    if (process.env["SHOW"] !== undefined) console.log(found.out, early.out, approved.out, applied.out);
    expect(found.out).toContain(`tenure approve ${hash} --config tenure.config.mjs`);
    expect(early).toMatchObject({ exit: 3 });
    expect(approved).toMatchObject({ exit: 0, err: "" });
    expect(approved.out).toBe(
      `✓ Approved by ciso@jupiter.example: the reconciliation, ${hash.slice(0, 12)}, 1 change.\nTo carry it out:\n  tenure reconcile --apply --hash ${hash} --config tenure.config.mjs\n`,
    );
    expect(JSON.parse(again.out)).toEqual({
      says: "approve",
      stillNeeded: 0,
      ticket: { id: "reconcile", key: "reconcile" },
      hash,
      changes: 1,
      person: "ciso@jupiter.example",
    });
    expect(applied.exit).toBe(0);
    expect(groupsOf("priya.raman@jupiter.example").map(({ name }) => name)).not.toContain("dept-data");
  });

  it("takes a review's hash, and a no that stands", async () => {
    const { give, typed } = await aCompany();
    await give("priya");
    await typed(["review", "open", "2027-q3", "--otherwise", "ciso@jupiter.example"]);
    const lists = JSON.parse((await typed(["review", "list", "review.json", "--json"])).out).lists as readonly {
      readonly reviewer: string;
      readonly items: readonly { readonly login: string; readonly name: string }[];
    }[];
    for (const { reviewer } of lists) {
      await typed(["review", "decide", "review.json", "--as", reviewer, "--keep-explained"]);
    }
    const item = lists.flatMap(({ items, reviewer }) =>
      items
        .filter(({ login, name }) => login.startsWith("priya") && name === "dept-data")
        .map((one) => ({ ...one, reviewer })),
    )[0];
    const unexplained = ["--revoke", `${item?.login}:${item?.name}`, "--reason", "not hers"];
    await typed(["review", "decide", "review.json", "--as", item?.reviewer ?? "", ...unexplained]);
    const closed = await typed(["review", "apply", "review.json"]);
    const hash = hashIn(closed.out);
    const declined = await typed(["decline", hash, "--key", "ciso.pem", "--reason", "she keeps it for now"]);
    const refused = await typed(["review", "apply", "review.json", "--hash", hash]);

    if (process.env["SHOW"] !== undefined) console.log(closed.out, closed.err, declined.out, refused.out);
    expect(declined).toMatchObject({
      exit: 0,
      out: `✓ Declined by ciso@jupiter.example: review 2027-q3, ${hash.slice(0, 12)}, 1 change.\n`,
    });
    expect(refused).toMatchObject({ exit: 3, out: "Not approved, so nothing was written: It was declined.\n" });
  });

  it("says what is wrong with a key, a hash, or a word nobody gave a reason for", async () => {
    const { typed } = await aCompany();
    const hash = "a".repeat(64);

    const unknown = await typed(["approve", hash, "--key", "ciso.pem"]);
    const nobody = await typed(["approve", hash]);
    const absent = await typed(["approve", hash, "--key", "no-such.pem"]);
    const stranger = await typed(["approve", hash], { TENURE_SIGNING_KEY: "f".repeat(32) });
    const silent = await typed(["release", hash, "--key", "ciso.pem", "--json"]);
    const short = await typed(["approve", "abc"]);

    expect(unknown).toMatchObject({ exit: 2, out: "" });
    expect(unknown.err).toContain("Nothing was ever planned under this hash");
    expect(nobody.err).toBe("tenure: Say who you are: --key FILE, or TENURE_SIGNING_KEY in the environment.\n");
    expect(absent.err).toBe("tenure: There is no key at no-such.pem that can be read.\n");
    expect(stranger.err).toBe("tenure: This key is nobody's under approval.keys of the configuration.\n");
    expect([nobody.exit, absent.exit, stranger.exit, silent.exit, short.exit]).toEqual([2, 2, 2, 2, 2]);
    expect(JSON.parse(silent.out)).toMatchObject({
      error: { kind: "bad-usage", sentence: "required option '--reason <text>' not specified" },
    });
    expect(short.err).toContain("tenure: 'abc' is no <hash>. Give the whole hash");
  });
});

describe("tenure release", () => {
  it("lets a held batch go on when a second person says so too", async () => {
    const { give, secret, typed } = await aCompany();
    await give("priya");
    const found = await typed(["reconcile"]);
    const hash = hashIn(found.out);
    const why = ["--reason", "we looked at her"];

    const first = await typed(["release", hash, "--key", "ciso.pem", ...why]);
    const second = await typed(["release", hash, ...why], { TENURE_SIGNING_KEY: secret });
    await typed(["approve", hash, "--key", "ciso.pem"]);
    const applied = await typed(["reconcile", "--apply", "--hash", hash]);

    if (process.env["SHOW"] !== undefined) console.log(found.out, first.out, second.out, applied.out);
    expect(found.out).toContain(`tenure release ${hash} --reason`);
    expect(first.out).toContain("1 more person must release it before it goes on.");
    expect(second.out).toContain("✓ Released by cto@jupiter.example: the reconciliation");
    expect(applied.exit).toBe(0);
  });
});
