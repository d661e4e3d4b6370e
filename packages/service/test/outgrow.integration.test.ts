import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import type { Sandbox } from "@tenure/sandbox";
import { fields, loginOf, people } from "@tenure-examples/jupiter";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { restateIngress } from "../src/restate/ingress.ts";
import { restateQueue } from "../src/restate/restate-queue.ts";
import { aBalancer } from "./a-balancer.ts";
import { aCompany, type Company } from "./a-company.ts";
import { aPostgres, type OwnPostgres } from "./a-postgres.ts";
import { aRestate, type OwnRestate } from "./a-restate.ts";
import { aWorker, type OwnWorker } from "./a-worker.ts";
import { environmentOf } from "./environment-of.ts";
import { awaken } from "./live-on-restate.ts";
import { ana, hire, move, termination } from "./tickets.ts";

const bela = "bela.silva@jupiter.example";
const jonas = loginOf(people.jonas);
const yusuf = loginOf(people.yusuf);
const UNTIL = "2026-12-31T00:00:00.000Z";
/** Minutes are seconds here, for the workers and for Okta and Jira. */
const SPEED = 60;
/** The change a worker dies before: the account is made and its tasks are not, or one group is given and others are not. */
const KILL_AT = "2";

/** A company on this store, and the environment of its workers. */
async function aGrownCompany(store: string, settings: Readonly<Record<string, unknown>> = {}) {
  const spool = mkdtempSync(join(tmpdir(), "tenure-spool-"));
  onTestFinished(() => rmSync(spool, { recursive: true, force: true }));
  const company = await aCompany({ store, settings: { ...settings, spool }, okta: { rateLimits: "off" } });
  const { sandbox } = company;
  const { OKTA_CLIENT_ID: _, OKTA_PRIVATE_KEY: __, ...environment } = environmentOf(sandbox);
  // With a token of the simpler kind: these workers' clocks run ahead of Okta's.
  const env = { ...environment, OKTA_API_TOKEN: sandbox.okta.apiToken, STORE: store, NOW: sandbox.clock.iso(), UNTIL };
  return { company, env: { ...env, SPEED: String(SPEED), SPOOL: spool } };
}

/** Two hires, a move and a dismissal with effect at once; their webhooks are taken. */
async function fileADay({ answered, file, sandbox }: Company): Promise<void> {
  await file("11", hire);
  await file("11", { ...hire, [fields.givenName.id]: "Bela", [fields.employeeNumber.id]: "J-0413" });
  await file("12", { ...move, [fields.employee.id]: jonas, [fields.effective.id]: "2026-12-14" });
  await file("13", { ...termination, [fields.employee.id]: yusuf, [fields.lastDay.id]: "2026-12-14" });
  expect(answered).toEqual([202, 202, 202, 202]);
  letTimePass(sandbox);
}

/** Group rules and searches are a little late in Okta, and so they are here. */
function letTimePass({ clock }: Sandbox): void {
  const STEP_MS = 100;
  let over = false;
  const passing = (async () => {
    while (!over) {
      await rest(STEP_MS);
      await clock.advance(STEP_MS * SPEED);
    }
  })();
  onTestFinished(() => {
    over = true;
    return passing;
  });
}

function start(env: Readonly<Record<string, string>>): OwnWorker {
  const worker = aWorker(env);
  onTestFinished(() => worker.kill());
  return worker;
}

/** What the world has to look like, whoever died on the way; each line once. */
async function expectEachEndedOnce({ sandbox, tenure }: Company) {
  const { jira, okta, smtp } = sandbox;
  const groupsOf = (login: string) => okta.state.user(login)?.groups.map(({ name }) => name);
  expect([ana, bela].map((login) => okta.state.user(login)?.status)).toEqual(["STAGED", "STAGED"]);
  expect(okta.state.users().filter(({ login }) => login.includes(".silva@"))).toHaveLength(2);
  expect(groupsOf(ana)).toContain("team-hazard-models");
  expect(groupsOf(jonas)).toContain("team-site-reliability");
  expect(okta.state.user(yusuf)).toMatchObject({ status: "DEPROVISIONED", sessions: 0, apps: [] });
  expect(groupsOf(yusuf)).toEqual(["Everyone"]);
  const tickets = jira.state.issues().filter(({ parent }) => parent === undefined);
  expect(tickets.map(({ comments }) => comments.length)).toEqual([1, 1, 1, 1]);
  expect(tickets.map(({ tasks }) => tasks.length)).toEqual([2, 2, 0, 0]);
  const mails = smtp.received().map(({ messageId }) => messageId);
  expect(new Set(mails).size).toBe(10);
  const runs = Map.groupBy((await tenure.ledger.read({}))._unsafeUnwrap(), ({ runId }) => runId);
  const cut = [...runs.values()].filter((run) => run.every(({ event }) => event !== "run-ended"));
  expect(cut.flat().map(({ event }) => event)).toContain("step-started");
  expect((await tenure.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  return `${new Set(mails).size} mails, ${mails.length - new Set(mails).size} of them repeated under their own Message-ID`;
}

describe("two workers, one of them killed with kill -9 in mid-plan", () => {
  let postgres: OwnPostgres;
  beforeAll(async () => {
    postgres = await aPostgres();
  });
  afterAll(() => postgres?.stop());

  it("end every ticket once on PostgreSQL", async () => {
    const { company, env } = await aGrownCompany(await postgres.database());
    await fileADay(company);

    const workers = [start({ ...env, KILL_AT }), start(env)];
    const [dead, alive] = await Promise.all(workers.map(({ ended }) => ended));

    expect(dead?.signal).toBe("SIGKILL");
    const mails = await expectEachEndedOnce(company);
    console.log(`PostgreSQL, one of two killed: ${alive?.said?.done} runs by the survivor, ${mails}`);
  });

  it("end every ticket once on Restate", async () => {
    const restate = await aRestate();
    onTestFinished(() => restate.stop());
    const engine = { kind: "restate", ingressUrl: restate.ingressUrl };
    const { company, env } = await aGrownCompany(await postgres.database(), { engine });

    const own = { ...env, INGRESS: restate.ingressUrl };
    const [dead, alive] = [start({ ...own, KILL_AT }), start(own)];
    const balancer = await aBalancer(await Promise.all([dead.url, alive.url]));
    onTestFinished(() => balancer.stop());
    await restate.register(balancer.url);
    await fileADay(company);
    const [{ signal }] = await Promise.all([dead.ended, untilNothingIsDue(company, restate)]);
    alive.stop();
    const { said } = await alive.ended;

    expect(signal).toBe("SIGKILL");
    const mails = await expectEachEndedOnce(company);
    console.log(`Restate, one of two killed: ${said?.done} runs by the survivor, ${mails}`);
  });
});

/** Wakes tickets until nothing of this year is left: Restate's own timers run at the machine's pace, not at a test's. */
async function untilNothingIsDue({ sandbox }: Company, restate: OwnRestate): Promise<void> {
  const queue = restateQueue(restateIngress(restate));
  const tickets = sandbox.jira.state.issues().map(({ id }) => id);
  for (;;) {
    await awaken(restate, tickets, sandbox.clock.iso());
    await restate.quiet();
    const due = (await queue.nextDue(sandbox.clock.iso() as never))._unsafeUnwrap();
    if (due === undefined || due > UNTIL) return;
    await rest(100);
  }
}
