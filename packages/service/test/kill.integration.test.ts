import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { aCompany } from "./a-company.ts";
import { environmentOf } from "./environment-of.ts";
import { ana, hire } from "./tickets.ts";

const worker = fileURLToPath(new URL("./worker-process.ts", import.meta.url));

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly said: { readonly calls: number; readonly outcome: string; readonly ledger: string } | undefined;
}

async function run(env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, ["--conditions=@tenure/source", worker], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<NodeJS.Signals | null>((settle) => child.once("close", (_code, signal) => settle(signal)));
  const out = await text(child.stdout);
  return { signal: await ended, said: out === "" ? undefined : JSON.parse(out) };
}

/** A company with a hire filed, and a store on disk; the process that works it is started by the test. */
async function aHire() {
  const company = await aCompany();
  const { clock } = company.sandbox;
  const folder = mkdtempSync(join(tmpdir(), "tenure-kill-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const key = await company.file("11", hire);
  const env = () => ({
    ...environmentOf(company.sandbox),
    STORE: `sqlite:${join(folder, "tenure.db")}`,
    TICKET: key,
    NOW: clock.iso(),
  });
  const world = () => {
    const { jira, okta, smtp } = company.sandbox;
    const issue = jira.state.issue(key);
    return {
      status: okta.state.user(ana)?.status,
      groups: okta.state
        .user(ana)
        ?.groups.map(({ name }) => name)
        .toSorted(),
      comments: issue?.comments.length,
      tasks: issue?.tasks.map(({ summary }) => summary).toSorted(),
      mails: [...new Set(smtp.received().map(({ messageId }) => messageId))].length,
      accounts: okta.state.users().filter(({ login }) => login.startsWith("ana.silva")).length,
    };
  };
  return { clock, env, world };
}

/** The dead hold their locks until these run out; meanwhile Okta's own group rules have had their time as well. */
const DEAD_LOCKS_MS = 20 * 60_000;

/** How many points are tried; a long run tries all of them. */
const POINTS = Number(process.env["TENURE_KILLS"] ?? 2);

describe("kill -9", () => {
  it("of a real process at any call leaves nothing that the next one does not finish", async () => {
    const undisturbed = await aHire();
    const whole = await run(undisturbed.env());
    expect(whole.said).toMatchObject({ outcome: "waiting", ledger: "intact" });
    const calls = whole.said?.calls ?? 0;
    await undisturbed.clock.advance(DEAD_LOCKS_MS);
    const wanted = undisturbed.world();
    const points = Array.from({ length: Math.min(POINTS, calls) }, (_, at) =>
      Math.max(1, Math.round(((at + 1) * calls) / (POINTS + 1))),
    );

    for (const [index, point] of points.entries()) {
      const when = index % 2 === 0 ? "after" : "before";
      const { clock, env, world } = await aHire();
      const killed = await run({ ...env(), KILL_AT: String(point), KILL_WHEN: when });
      expect(killed.signal, `killed ${when} call ${point}`).toBe("SIGKILL");

      await clock.advance(DEAD_LOCKS_MS);
      const next = await run(env());
      await clock.advance(DEAD_LOCKS_MS);

      expect(next.said, `after a death ${when} call ${point}`).toMatchObject({ outcome: "waiting", ledger: "intact" });
      expect(world(), `after a death ${when} call ${point}`).toEqual(wanted);
    }
    console.log(
      `kill -9: ${points.length} of ${2 * calls} points of a hire, at calls ${points.join(", ")} of ${calls}`,
    );
  }, 300_000);
});
