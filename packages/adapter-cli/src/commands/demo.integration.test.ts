import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import type { Chapter } from "../demo/chapter.ts";
import { tenure } from "../tenure.ts";

let exit: number;
let notes = "";
let serversBefore: number;
let joiner: Chapter;
let mover: Chapter;
let leaver: Chapter;
let chapters: readonly Chapter[];

/** How many servers this process has open. */
const servers = () => process.getActiveResourcesInfo().filter((kind) => kind === "TCPServerWrap").length;

const names = (chapter: Chapter, by: string) =>
  chapter.after.okta.groups.filter((group) => group.by === by).map(({ name }) => name);
const planned = (chapter: Chapter) => chapter.plan.steps.map(({ id }) => id);

beforeAll(async () => {
  let stop = () => {};
  const stopped = new Promise<void>((settle) => {
    stop = settle;
  });
  const terminal = aTerminal({ stopped: () => stopped });
  const note = (text: string) => {
    notes += text;
    if (text.includes("file requests at")) stop();
  };
  serversBefore = servers();
  exit = await tenure(["demo", "--json", "--keep"], { ...terminal, err: { ...terminal.err, write: note } });
  ({ chapters } = JSON.parse(terminal.written().out) as { chapters: readonly Chapter[] });
  [joiner, mover, leaver] = chapters as [Chapter, Chapter, Chapter];
}, 30_000);

describe("tenure demo", () => {
  it("brings three tickets of one person to their end", () => {
    expect(exit).toBe(0);
    expect(chapters.map(({ runs }) => runs.map(({ progress }) => progress.state))).toEqual([
      ["waiting", "done"],
      ["done"],
      ["done"],
    ]);
    expect(new Set(chapters.map(({ plan }) => plan.subject.login)).size).toBe(1);
  });

  it("hears of each from a signed webhook, and answers before the work", () => {
    for (const { webhook } of chapters) {
      expect(webhook).toMatchObject({ event: "jira:issue_created", proof: "signed with HMAC-SHA256", status: 202 });
    }
  });

  it("shows each plan before anything is done: nothing of it was there", () => {
    expect(joiner.before).toBeNull();
    expect(joiner.plan.steps.every(({ causes }) => causes.length > 0)).toBe(true);
    expect(mover.before?.groups.map(({ name }) => name)).not.toContain("team-site-reliability");
  });

  it("prepares a joiner's account and wakes it on the first day, in Zurich", () => {
    const [before, onTheDay] = joiner.runs;

    expect(before?.progress.nextDue).toBe("2027-01-03T23:00:00.000Z");
    expect(before?.progress.steps.find(({ step }) => step.id === "create-account")).toMatchObject({ state: "done" });
    expect(onTheDay?.progress.steps.at(-3)).toMatchObject({ state: "done", seen: "The account is PROVISIONED." });
    expect(joiner.after.okta).toMatchObject({ status: "ACTIVE", sessions: 1 });
    expect(joiner.after.okta.applications).toEqual(["AWS", "GitLab", "Google Workspace", "Prefect", "Snowflake"]);
    expect(joiner.after.ticket.tasks.map(({ summary }) => summary)).toEqual([
      "Send accessories",
      "Prepare a door badge for Zurich",
      "Prepare a laptop",
    ]);
  });

  it("gives a mover what the new role needs, takes what the old one gave, and keeps what a person gave", () => {
    expect(names(mover, "direct")).toEqual([
      "aws-development-power-user",
      "aws-production-read-only",
      "dept-platform-engineering",
      "gitlab-developers",
      "gitlab-maintainers",
      "google-workspace-users",
      "jupiter-employees",
      "jupiter-everyone",
      "office-zurich",
      "spinnaker-operators",
      "team-site-reliability",
      "vpn-users",
    ]);
    expect(names(mover, "rule")).toEqual(["news-platform-engineering"]);
    expect(mover.plan.kept).toContainEqual(expect.objectContaining({ name: "vpn-users", why: "by-hand" }));
  });

  it("shuts a leaver out first, and leaves nothing", () => {
    expect(planned(leaver).slice(0, 2)).toEqual(["suspend-account", "end-sessions"]);
    expect(leaver.before).toMatchObject({ status: "ACTIVE", sessions: 3, refreshTokens: 1, factors: 1 });
    expect(leaver.after.okta).toMatchObject({
      status: "DEPROVISIONED",
      groups: [{ name: "Everyone", by: "built-in" }],
      applications: [],
      sessions: 0,
      refreshTokens: 0,
      factors: 0,
    });
    const clock = leaver.runs.at(-1)?.progress.leaverClock;
    expect(clock?.completedAt).toBeDefined();
    expect(String(clock?.noticedAt) <= String(clock?.containedAt)).toBe(true);
    expect(String(clock?.containedAt) <= String(clock?.completedAt)).toBe(true);
  });

  it("keeps one internal comment on each ticket, edited in place", () => {
    for (const { after } of chapters) {
      expect(after.ticket.status).toBe("Resolved");
      expect(after.ticket.comments).toEqual([
        expect.objectContaining({ internal: true, format: "ADF document, version 1" }),
      ]);
      expect(after.ticket.comments[0]?.text).toContain("Everything is done");
    }
    const [comment] = joiner.after.ticket.comments;
    expect(String(comment?.createdAt) < String(comment?.editedAt)).toBe(true);
  });

  it("mails those concerned once, and never the leaver", () => {
    const mails = chapters.map(({ after }) => after.mails.map(({ subject, to }) => `${to}: ${subject}`));

    expect(mails).toEqual([
      [
        "it@jupiter.example: Account prepared: Noémi Müller-Okafor",
        "ines.duarte@jupiter.example: Account prepared: Noémi Müller-Okafor",
        "it@jupiter.example: A task waits: Noémi Müller-Okafor",
        "ines.duarte@jupiter.example: Account active: Noémi Müller-Okafor",
        "noemi@home.example: Account active: Noémi Müller-Okafor",
      ],
      [
        "tomasz.wieczorek@jupiter.example: Access changed: Noémi Müller-Okafor",
        "noemi.mueller-okafor@jupiter.example: Access changed: Noémi Müller-Okafor",
      ],
      [
        "facilities@jupiter.example: Access ended: Noémi Müller-Okafor",
        "security@jupiter.example: Access ended: Noémi Müller-Okafor",
        "tomasz.wieczorek@jupiter.example: Access ended: Noémi Müller-Okafor",
      ],
    ]);
  });

  it("records every step it confirmed in an unbroken chain", () => {
    for (const { after, plan } of chapters) {
      expect(after.ledger.intact).toBe(true);
      expect(after.ledger.events["step-confirmed"]).toBe(plan.steps.length);
    }
  });

  it("stays, when asked to, until it is stopped", () => {
    expect(notes).toMatch(/^tenure: file requests at http:\/\/127\.0\.0\.1:\d+\/\S+, they are worked at once/);
  });

  it("leaves nothing listening", async () => {
    // A closed handle counts until the loop has gone round a few times.
    await vi.waitFor(() => expect(servers()).toBe(serversBefore));
  });

  it("ends as a process by itself, in lines of a terminal that is 80 columns wide", () => {
    const main = join(import.meta.dirname, "../main.ts");
    const { status, stderr, stdout } = spawnSync(process.execPath, ["--conditions=@tenure/source", main, "demo"], {
      encoding: "utf8",
      timeout: 30_000,
      env: { ...process.env, NO_COLOR: "1", COLUMNS: "80" },
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("All in all");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  }, 40_000);
});
