import { createServer } from "node:http";
import type { Instant } from "@tenure/lifecycle-rules";
import type { Sandbox } from "@tenure/sandbox";
import express from "express";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { restateHandler, serveRestate } from "../src/restate.ts";
import { aCompany, type Company } from "./a-company.ts";
import { aRestate, type OwnRestate } from "./a-restate.ts";
import { liveOnRestate } from "./live-on-restate.ts";
import { ana, hire, move, termination } from "./tickets.ts";

let restate: OwnRestate;
beforeEach(async () => {
  restate = await aRestate();
});
afterEach(() => restate?.stop());

/** In the sandbox's time, and silent about sub-tasks whose webhooks come as well. */
const inTimeOf = ({ clock }: Sandbox) => ({ now: () => clock.iso() as Instant, onFailure: () => {} });

/** Serves Restate from a process of its own, and from an Express app beside other things. */
const HOSTS = {
  "standalone over HTTP/2": async ({ sandbox, tenure }: Company) => {
    const served = await serveRestate(tenure, { port: 0, ...inTimeOf(sandbox) });
    onTestFinished(() => served.stop());
    await restate.register(served.url);
  },
  "inside Express over HTTP/1.1": async ({ sandbox, tenure }: Company) => {
    const app = express()
      .use("/restate", restateHandler(tenure, inTimeOf(sandbox)))
      .use(express.json());
    const server = createServer(app);
    await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    await restate.register(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/restate`, {
      http11: true,
    });
  },
};

describe.each(Object.entries(HOSTS))("Restate, served %s", (_, serve) => {
  it("brings a hire, a move and a termination from a signed webhook to a verified end", async () => {
    const company = await aCompany({ settings: { engine: { kind: "restate", ingressUrl: restate.ingressUrl } } });
    const { answered, file, sandbox, tenure } = company;
    const { clock, jira, okta, smtp } = sandbox;
    await serve(company);
    const groupsOf = () =>
      okta.state
        .user(ana)
        ?.groups.map(({ name }) => name)
        .toSorted();

    const hired = await file("11", hire);
    expect(answered).toEqual([202]);
    await restate.quiet();
    expect(okta.state.user(ana)).toMatchObject({ status: "STAGED" });
    expect(jira.state.issue(hired)?.comments).toHaveLength(1);

    await liveOnRestate(sandbox, restate, "2027-01-05T00:00:00.000Z");
    expect(okta.state.user(ana)?.status).toBe("PROVISIONED");
    expect(jira.state.issue(hired)).toMatchObject({ statusCategory: "done", resolution: "Done" });

    await clock.advanceTo("2027-05-03T07:30:00.000Z");
    const moved = await file("12", move);
    await liveOnRestate(sandbox, restate, "2027-06-30T00:00:00.000Z");
    expect(groupsOf()).toContain("team-site-reliability");
    expect(groupsOf()).not.toContain("team-hazard-models");
    expect(jira.state.issue(moved)?.statusCategory).toBe("done");

    await clock.advanceTo("2027-09-14T14:47:00.000Z");
    const dismissed = await file("13", termination);
    await restate.quiet();
    expect(okta.state.user(ana)).toMatchObject({ sessions: 0 });
    await liveOnRestate(sandbox, restate, "2027-09-15T00:00:00.000Z");
    expect(okta.state.user(ana)).toMatchObject({ status: "DEPROVISIONED", sessions: 0, apps: [] });
    expect(groupsOf()).toEqual(["Everyone"]);
    expect(jira.state.issue(dismissed)?.statusCategory).toBe("done");

    const mails = smtp.received().map(({ messageId }) => messageId);
    expect(new Set(mails).size).toBe(mails.length);
    expect((await tenure.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  });
});
