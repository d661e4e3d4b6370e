import { generateKeyPairSync } from "node:crypto";
import type { Instant } from "@tenure/lifecycle-rules";
import { aTable } from "@tenure/lifecycle-rules/testing";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { type SignedWord, type SigningKey, signWord, type Word } from "../src/approval/signed-word.ts";
import { takeWord } from "../src/approval/take-word.ts";
import type { ApprovalPolicy } from "../src/company/approval-policy.ts";
import type { DeskApproval } from "../src/ports/desk.ts";
import { preview } from "../src/preview/preview.ts";
import { bringForward } from "../src/run/bring-forward.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { type AtWork, atWork, eventsOf, failing, LOGIN } from "./at-work.ts";

const DESK_AWAY = {
  kind: "desk-failure",
  reason: "unavailable",
  retryable: true,
  sentence: "The desk does not answer.",
} as const;

const ALL: ApprovalPolicy = { exempt: [] };
const MOVE = { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } };

/** Somebody answers on the desk, a minute from now. */
function answers({ ports }: AtWork, decision: "approved" | "declined" = "approved", more: Partial<DeskApproval> = {}) {
  ports.clock.advance(60);
  const id = `${decision}-${ports.clock.now()}`;
  ports.desk.answer("10003", {
    id,
    approverId: "boss",
    approverEmail: "boss@jupiter.example",
    decision,
    at: ports.clock.now(),
    ...more,
  });
}

const SECRETS: Readonly<Record<string, string>> = { boss: "b".repeat(32), cfo: "c".repeat(32), boss2: "d".repeat(32) };

const SIGNED: ApprovalPolicy = {
  exempt: [],
  keys: {
    boss: { algorithm: "hmac-sha256", person: "boss@jupiter.example", secret: SECRETS["boss"] ?? "" },
    boss2: { algorithm: "hmac-sha256", person: "Boss@jupiter.example", secret: SECRETS["boss2"] ?? "" },
    cfo: { algorithm: "hmac-sha256", person: "cfo@jupiter.example", secret: SECRETS["cfo"] ?? "" },
    hr: { algorithm: "hmac-sha256", person: "hr@jupiter.example", secret: "h".repeat(32) },
  },
};

async function word({ ports, company }: AtWork, overrides: Partial<Word> = {}): Promise<SignedWord> {
  const seen = (await preview(ports, company, "10003"))._unsafeUnwrap();
  if (seen.kind !== "planned") throw new Error("there is no plan");
  const keyId = overrides.keyId ?? "boss";
  const said: Word = {
    says: "approve",
    ticketId: "10003",
    hash: seen.plan.hash,
    keyId,
    person: `${keyId}@jupiter.example`,
    at: ports.clock.now(),
    ...overrides,
  };
  const key: SigningKey = { algorithm: "hmac-sha256", secret: SECRETS[keyId] ?? "h".repeat(32) };
  return signWord(said, key)._unsafeUnwrap();
}

describe("approvals", () => {
  it("are waited for, named by the plan's hash on the ticket, and used as far as the plan goes", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    const waiting = await on.run("10003");
    expect(waiting.state).toBe("awaiting-approval");
    expect(on.ana().profile["department"]).toBe("Engineering");

    answers(on);
    const done = await on.run("10003");

    expect(done.state).toBe("waiting");
    expect(on.ana().profile["department"]).toBe("Sales");
    expect((await on.ports.desk.snapshot({ id: "10003", key: "ON-10003" }))._unsafeUnwrap()).toMatchObject({
      planHash: waiting.plan?.hash,
      fields: { department: "Sales", effective: "2027-08-20", login: LOGIN },
    });
    // The overlap ends ten days later: what is left of the plan needs no second approval.
    on.ports.clock.moveTo("2027-08-30T10:00:00Z");
    expect((await on.run("10003")).state).toBe("done");
    expect(eventsOf(on.ports, "10003").filter((event) => event === "approved")).toHaveLength(1);
  });

  it("D19: mean nothing where they were given before any plan stood on the ticket, by the desk's own clock", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    answers(on);

    expect((await on.run("10003")).state).toBe("awaiting-approval");
    expect((await on.run("10003")).state).toBe("awaiting-approval");
  });

  describe("of several people, of which the desk knows one time", () => {
    const both = ({ ports }: AtWork, opened: Instant) => {
      ports.clock.advance(60);
      for (const who of ["boss", "cfo"]) {
        const approver = { approverId: who, approverEmail: `${who}@jupiter.example` };
        const at = ports.clock.now();
        ports.desk.answer("10003", { id: `1:${who}`, ...approver, decision: "approved", at, since: opened });
      }
    };
    const spoken = ({ ports }: AtWork) =>
      ports.desk.answer("10003", { id: "1:boss", approverId: "boss", decision: "pending", spoken: true });
    const privileged = async () => {
      const rows = [
        {
          id: "root",
          owner: "boss@jupiter.example",
          reason: "Root for a week",
          class: "privileged",
          when: { project: "Apollo" },
          grants: [{ kind: "group", groupId: "00gapollo00000000001", name: "Apollo" }],
          expiresAfterDays: 7,
        },
      ] as const;
      const on = await atWork({ table: aTable({ rules: TABLE.rules, rows }) });
      on.file("access", { login: LOGIN, reason: "Helps", project: { value: "Apollo" } });
      return on;
    };

    it("D19: count only from those who had not answered when the plan was put there", async () => {
      const on = await privileged();
      const opened = on.ports.clock.now();
      await on.run("10003");
      spoken(on);
      on.file("access", { login: LOGIN, reason: "Helps a lot", project: { value: "Apollo" }, end: "2027-08-23" });
      const second = await on.run("10003");
      both(on, opened);

      const progress = await on.run("10003");

      expect(second.state).toBe("awaiting-approval");
      expect(progress).toMatchObject({ state: "awaiting-approval", refusals: [{ kind: "answer-not-counted" }] });
      expect(progress.refusals[0]?.sentence).toContain("Send the ticket back and into approval again");
    });

    it("count where nobody had answered yet, and where the approval was opened later", async () => {
      for (const later of [false, true]) {
        const on = await privileged();
        if (later) spoken(on);
        const opened = on.ports.clock.now();
        await on.run("10003");
        on.ports.clock.advance(60);
        both(on, later ? on.ports.clock.now() : opened);

        expect((await on.run("10003")).state).not.toBe("awaiting-approval");
      }
    });

    it("do not count where nobody could look who had answered", async () => {
      const on = await privileged();
      const opened = on.ports.clock.now();
      let asked = 0;
      const approvals: typeof on.ports.desk.approvals = (ticket) => {
        asked += 1;
        return asked === 2 ? errAsync(DESK_AWAY) : on.ports.desk.approvals(ticket);
      };
      await on.run("10003", { ports: { ...on.ports, desk: { ...on.ports.desk, approvals } } });
      both(on, opened);

      expect((await on.run("10003")).state).toBe("awaiting-approval");
    });
  });

  describe("of a leaver while the ledger is away", () => {
    const LEAVES = { login: LOGIN, immediate: { value: "Yes" } };
    const away = ({ ports }: AtWork) => {
      const failure = { kind: "ledger-failure", retryable: true, sentence: "The ledger is away." };
      return failing(failing(ports, "ledger", "append", failure), "ledger", "read", failure);
    };
    const filed = async () => {
      const on = await atWork({ approval: ALL });
      on.file("leaver", { ...LEAVES, lastDay: "2027-12-31", immediate: null });
      await on.run("10003");
      return on;
    };

    it("D25: shut out where the ticket still says what was approved", async () => {
      const on = await atWork({ approval: ALL });
      on.file("leaver", LEAVES);
      await on.run("10003");
      answers(on);

      await bringForward(away(on), on.company, "10003");

      expect(on.ana().status).toBe("SUSPENDED");
    });

    it("D25: do nothing where the ticket was edited since, where they are older, or where nothing was kept", async () => {
      const edited = await filed();
      answers(edited);
      edited.file("leaver", LEAVES);
      await bringForward(away(edited), edited.company, "10003");

      const older = await filed();
      answers(older);
      older.ports.clock.advance(60);
      older.file("leaver", LEAVES);
      await older.run("10003");
      await bringForward(away(older), older.company, "10003");

      const unseen = await atWork({ approval: ALL });
      unseen.file("leaver", LEAVES);
      answers(unseen);
      await bringForward(away(unseen), unseen.company, "10003");

      for (const { ana } of [edited, older, unseen]) expect(ana().status).toBe("ACTIVE");
    });
  });

  it("D11: are void when the ticket is edited, and have to be given again", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on);
    on.file("mover", { ...MOVE, title: "Chief of everything" });

    const progress = await on.run("10003");

    expect(progress.state).toBe("awaiting-approval");
    expect(on.ana().profile["department"]).toBe("Engineering");
    answers(on);
    expect((await on.run("10003")).state).toBe("waiting");
  });

  it("D11: are not void when something is edited that changes nothing", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on);
    on.file("mover", { ...MOVE, description: "please hurry", customfield_1: 7 });

    expect((await on.run("10003")).state).toBe("waiting");
  });

  it("D14: are void when the table changes", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on);
    const changed = { ...on.company, table: aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 4 } } }) };

    const seen = (await preview(on.ports, changed, "10003"))._unsafeUnwrap();

    expect(seen).toMatchObject({ kind: "planned", approval: "needed" });
  });

  it("D13: hold when the approver has left since, and run out when they are not used", async () => {
    const on = await atWork({ approval: { exempt: [], validHours: 24 } });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on);
    on.ports.clock.advance(23 * 3600);
    expect((await preview(on.ports, on.company, "10003"))._unsafeUnwrap()).toMatchObject({ approval: "given" });

    on.ports.clock.advance(30 * 86_400);
    expect((await on.run("10003")).state).toBe("awaiting-approval");
  });

  it("last until their plan's last step was due, however far ahead that is", async () => {
    const on = await atWork({ approval: { exempt: [], validHours: 24 } });
    on.file("leaver", { login: LOGIN, lastDay: "2027-10-31" });
    await on.run("10003");
    answers(on);
    expect((await on.run("10003")).state).toBe("waiting");

    on.ports.clock.moveTo("2027-10-31T23:00:00Z");

    expect((await on.run("10003")).state).toBe("done");
  });

  it.each([
    ["whoever filed the ticket, by account", { approverId: "hr-1" }],
    ["whoever filed the ticket, by address", { approverEmail: "HR@jupiter.example" }],
    ["the person", { approverEmail: LOGIN }],
  ])("D23: do not count from %s", async (_, approver) => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on, "approved", approver);

    expect((await on.run("10003")).state).toBe("awaiting-approval");
  });

  it("do not count from whoever carries the plan out, and count for others", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on);

    expect((await on.run("10003", { by: "boss@jupiter.example" })).state).toBe("awaiting-approval");
    expect((await on.run("10003", { by: "it@jupiter.example" })).state).toBe("waiting");
  });

  it("do not count from somebody whose address the desk hides: it could be the person themselves", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    await on.run("10003");
    on.ports.clock.advance(60);
    on.ports.desk.answer("10003", { id: "x", approverId: "who", decision: "approved", at: on.ports.clock.now() });

    expect((await on.run("10003")).state).toBe("awaiting-approval");
    expect(on.ana().profile["department"]).toBe("Engineering");

    answers(on);
    expect((await on.run("10003")).state).toBe("waiting");
  });

  it("do not hold beside a no of the same moment", async () => {
    for (const order of [["approved", "declined"] as const, ["declined", "approved"] as const]) {
      const on = await atWork({ approval: ALL });
      on.file("mover", MOVE);
      await on.run("10003");
      on.ports.clock.advance(60);
      const at = on.ports.clock.now();
      for (const decision of order) {
        const who = { approverId: decision, approverEmail: `${decision}@jupiter.example` };
        on.ports.desk.answer("10003", { id: decision, ...who, decision, at });
      }

      expect((await on.run("10003")).state).toBe("refused");
    }
  });

  it("count only from the company's approvers, where it names them", async () => {
    const on = await atWork({ approval: { exempt: [], approvers: ["cfo@jupiter.example"] } });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on);
    expect((await on.run("10003")).state).toBe("awaiting-approval");

    answers(on, "approved", { approverId: "cfo", approverEmail: "cfo@jupiter.example" });
    expect((await on.run("10003")).state).toBe("waiting");
  });

  it("stop a plan that was declined, until the ticket changes", async () => {
    const on = await atWork({ approval: ALL });
    on.file("mover", MOVE);
    await on.run("10003");
    answers(on, "declined");

    const progress = await on.run("10003");

    expect(progress).toMatchObject({ state: "refused", refusals: [{ kind: "declined" }] });
    await on.run("10003");
    expect(eventsOf(on.ports, "10003").filter((event) => event === "declined")).toHaveLength(1);
    on.file("mover", { ...MOVE, title: "Account executive" });
    expect((await on.run("10003")).state).toBe("awaiting-approval");
  });

  it("are not needed where the policy says so: at-once terminations, birthrights", async () => {
    const exempt = [
      { kinds: ["leaver"], immediate: true },
      { kinds: ["mover"], classes: ["birthright"] },
    ] as const;
    const on = await atWork({ approval: { exempt } });
    on.file("mover", MOVE);
    expect((await on.run("10003")).state).toBe("waiting");
    on.file("access", { login: LOGIN, reason: "Helps", project: { value: "Apollo" } }, { id: "10009" });
    expect((await on.run("10009")).state).toBe("awaiting-approval");
    on.file("leaver", { login: LOGIN, lastDay: "2027-12-01" }, { id: "10010" });
    expect((await on.run("10010")).state).toBe("awaiting-approval");
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } }, { id: "10010" });
    expect((await on.run("10010")).state).toBe("done");
  });

  it("J14, D23: of privileged access come from the row's owner and from somebody else, whatever the policy exempts", async () => {
    const rows = [
      {
        id: "root",
        owner: "cto@jupiter.example",
        reason: "Root for a week",
        class: "privileged",
        when: { project: "Apollo" },
        grants: [{ kind: "group", groupId: "00gapollo00000000001", name: "Apollo" }],
        expiresAfterDays: 7,
      },
    ] as const;
    const table = aTable({ rules: TABLE.rules, rows });
    for (const approval of [undefined, { exempt: [{ kinds: ["access"] as const }] }]) {
      const on = await atWork({ table, ...(approval === undefined ? {} : { approval }) });
      on.file("access", { login: LOGIN, reason: "Helps", project: { value: "Apollo" } });
      const run = async () => (await preview(on.ports, on.company, "10003"))._unsafeUnwrap();
      expect(await run()).toMatchObject({ approval: "needed" });
      expect((await on.run("10003")).state).toBe("awaiting-approval");

      answers(on);
      expect((await on.run("10003")).state).toBe("awaiting-approval");
      answers(on, "approved", { approverId: "hr-1", approverEmail: "hr@jupiter.example" });
      expect((await on.run("10003")).state).toBe("awaiting-approval");
      answers(on, "approved", { approverId: "cto", approverEmail: "CTO@jupiter.example" });

      expect(await run()).toMatchObject({ approval: "given" });
    }
  });

  it("L5: of a restoration give back what the table grants today", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
    await on.run("10003");
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" }, withdrawn: { value: "Yes" } });
    expect((await on.run("10003")).state).toBe("awaiting-approval");
    answers(on);

    const back = await on.run("10003");

    expect(back.state).toBe("done");
    expect(
      on
        .ana()
        .memberships.map(({ name }) => name)
        .toSorted(),
    ).toEqual(["Climbing", "Engineers", "Staff", "Zurich office"]);
    expect(on.ana().profile["department"]).toBe("Engineering");
  });

  it("D12: a ticket that was done and is open again is not simply done again", async () => {
    const on = await atWork();
    on.file("mover", { ...MOVE, department: { value: "Engineering" }, title: "Principal" });
    expect((await on.run("10003")).state).toBe("done");
    on.file("mover", { ...MOVE, department: { value: "Sales" } });

    expect((await on.run("10003")).state).toBe("awaiting-approval");
    expect(on.ana().profile["department"]).toBe("Engineering");
  });

  it("D12: are used up when a ticket is done; one that is open again needs another", async () => {
    const on = await atWork({ approval: ALL });
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
    await on.run("10003");
    answers(on);
    expect((await on.run("10003")).state).toBe("done");
    await on.ports.directory.carryOut([{ kind: "activate-account" }], { accountId: on.ana().id, login: LOGIN });
    on.ports.clock.advance(3600);
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });

    expect((await on.run("10003")).state).toBe("awaiting-approval");
    expect(on.ana().status).not.toBe("DEPROVISIONED");
    answers(on);
    expect((await on.run("10003")).state).toBe("done");
  });
});

describe("takeWord", () => {
  it("takes a signed approval once, and the plan is carried out", async () => {
    const on = await atWork({ approval: SIGNED });
    on.file("mover", MOVE);
    await on.run("10003");
    const said = await word(on);

    expect((await takeWord(on.ports, on.company, said))._unsafeUnwrap()).toEqual({ says: "approve", stillNeeded: 0 });
    expect((await takeWord(on.ports, on.company, said)).isOk()).toBe(true);

    expect((await on.run("10003")).state).toBe("waiting");
    const approved = on.ports.ledger.entries.filter(({ event }) => event === "approved");
    expect(approved).toHaveLength(1);
    expect(approved[0]).toMatchObject({ actor: "key:boss", body: { hash: said.hash, signature: said.signature } });
  });

  it("takes an Ed25519 signature, of which only the public half is known here", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const on = await atWork({
      approval: { exempt: [], keys: { cfo: { algorithm: "ed25519", person: "cfo@jupiter.example", publicKey: pem } } },
    });
    on.file("mover", MOVE);
    await on.run("10003");
    const { signature: _, ...said } = await word(on, { keyId: "cfo" });
    const key = {
      algorithm: "ed25519",
      privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    } as const;

    const taken = await takeWord(on.ports, on.company, signWord(said, key)._unsafeUnwrap());

    expect(taken.isOk()).toBe(true);
    expect((await on.run("10003")).state).toBe("waiting");
  });

  it.each([
    ["an unknown key", { keyId: "eve" }, "unknown-key"],
    ["somebody else's name", { person: "cfo@jupiter.example" }, "not-allowed"],
    ["an old word", { at: "2027-08-20T09:00:00.000Z" as Instant }, "too-old"],
    ["a word from the future", { at: "2027-08-20T11:00:00.000Z" as Instant }, "too-old"],
    ["another plan's hash", { hash: "f".repeat(64) }, "stale-hash"],
    ["whoever filed the ticket", { keyId: "hr" }, "not-allowed"],
    ["a release without a reason", { says: "release", reason: "  ok  " }, "reason-missing"],
  ] as const)("refuses %s", async (_, overrides, kind) => {
    const on = await atWork({ approval: SIGNED });
    on.file("mover", MOVE);
    await on.run("10003");
    const entries = on.ports.ledger.entries.length;

    const refused = await takeWord(on.ports, on.company, await word(on, overrides));

    expect(refused._unsafeUnwrapErr().kind).toBe(kind);
    expect(on.ports.ledger.entries).toHaveLength(entries);
  });

  it("refuses a word of which anything was changed", async () => {
    const on = await atWork({ approval: SIGNED });
    on.file("mover", MOVE);
    await on.run("10003");
    const said = await word(on, { says: "decline", reason: "The cost centre is wrong." });
    const forged: readonly Partial<SignedWord>[] = [
      { says: "approve" },
      { ticketId: "10004" },
      { at: "2027-08-20T10:00:01.000Z" as Instant },
      { reason: "Another reason altogether." },
      { signature: "" },
      { signature: `${said.signature}AA` },
    ];

    for (const change of forged) {
      const refused = (await takeWord(on.ports, on.company, { ...said, ...change }))._unsafeUnwrapErr();
      expect(refused.kind).toBe("bad-signature");
    }
  });

  it("L17: releases a brake when two different people give a reason, and only for that plan", async () => {
    const table = aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 0 } } });
    const on = await atWork({ table, approval: { ...SIGNED, exempt: [{ kinds: ["mover"] }] } });
    on.file("mover", MOVE);
    expect((await on.run("10003")).state).toBe("held");
    const release = { says: "release", reason: "Agreed in the change board of today." } as const;
    const take = async (keyId: string, person = `${keyId}@jupiter.example`) =>
      (await takeWord(on.ports, on.company, await word(on, { ...release, keyId, person })))._unsafeUnwrap().stillNeeded;

    expect(await take("boss")).toBe(1);
    // A second key of the same person is no second person.
    expect(await take("boss2", "Boss@jupiter.example")).toBe(1);
    expect((await on.run("10003")).state).toBe("held");
    expect(await take("cfo")).toBe(0);
    on.file("mover", { ...MOVE, title: "Account executive" });
    expect((await on.run("10003")).state).toBe("held");
    on.file("mover", MOVE);

    expect((await on.run("10003")).state).toBe("done");
    expect(on.ports.ledger.entries.filter(({ event }) => event === "brake-released").map(({ actor }) => actor)).toEqual(
      ["key:boss", "key:boss2", "key:cfo"],
    );
  });
});
