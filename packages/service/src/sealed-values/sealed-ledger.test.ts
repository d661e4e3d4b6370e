import { makeStep } from "@tenure/lifecycle-rules";
import { type Json, toJsonLines, verifyJsonLines } from "@tenure/provisioner";
import { aDraft, describeLedger, memoryLedger } from "@tenure/provisioner/testing";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../sqlite/open-database.ts";
import { sqliteValueKeys } from "../sqlite/sqlite-value-keys.ts";
import { sealedLedger } from "./sealed-ledger.ts";

const step = makeStep(
  {
    kind: "update-profile",
    changes: [
      { attribute: "lastName", from: "Silva", to: "Silva-Braun" },
      { attribute: "secondEmail", from: undefined, to: "ana@home.example" },
      { attribute: "sites", from: ["Zurich"], to: undefined },
    ],
  },
  { due: "at-once", causes: [] },
);
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;
const started = aDraft({ event: "step-started", body: asJson({ steps: [step], planKind: "mover" }) });
const confirmed = aDraft({ event: "step-confirmed", body: asJson({ step, planKind: "mover", seen: "As planned." }) });

function aSealedLedger() {
  const chain = memoryLedger();
  const keys = sqliteValueKeys(openDatabase(":memory:")._unsafeUnwrap());
  return { chain, keys, ledger: sealedLedger(chain, keys) };
}

describeLedger("sealedLedger", async () => ({ ledger: aSealedLedger().ledger }));

describe("sealedLedger", () => {
  it("writes no value of anybody's profile into the chain, and gives each back to a run", async () => {
    const { chain, ledger } = aSealedLedger();

    const told = (await ledger.append(started))._unsafeUnwrap();
    await ledger.append(confirmed);

    expect(told.body).toEqual(started.body);
    expect((await ledger.read({}))._unsafeUnwrap().map(({ body }) => body)).toEqual([started.body, confirmed.body]);
    const exported = toJsonLines((await chain.read({}))._unsafeUnwrap());
    for (const value of ["Silva", "home.example", "Zurich"]) expect(exported).not.toContain(value);
    expect(exported).toContain("lastName");
    expect(verifyJsonLines(exported).kind).toBe("intact");
  });

  it("seals the same value differently each time, so that nobody learns by guessing", async () => {
    const { chain, ledger } = aSealedLedger();

    await ledger.append(started);
    await ledger.append(started);

    const sealed = JSON.stringify(chain.entries).match(/"sealed":"[^"]+"/g) ?? [];
    expect(sealed.length).toBeGreaterThan(8);
    expect(new Set(sealed).size).toBe(sealed.length);
  });

  it("forgets a ticket's values for good, leaves the others and the chain, and gives nothing half back", async () => {
    const { chain, keys, ledger } = aSealedLedger();
    const other = { ...confirmed, ticketId: "10002" };
    for (const draft of [started, confirmed, other]) await ledger.append(draft);

    await keys.forget("10001");
    // A later run makes another key, which opens nothing that was sealed before.
    await ledger.append(started);

    const [, gone, kept, again] = (await ledger.read({}))._unsafeUnwrap();
    expect(gone?.body).toMatchObject({
      step: { id: "update-profile", action: { changes: [] }, undo: { changes: [] }, expect: { values: {} } },
    });
    expect(kept?.body).toEqual(other.body);
    expect(again?.body).toEqual(started.body);
    expect((await chain.verify())._unsafeUnwrap()).toMatchObject({ kind: "intact", entries: 4 });
  });

  it("seals the login an account is made with, which is somebody's name, and forgets it as well", async () => {
    const { chain, keys, ledger } = aSealedLedger();
    const login = "ana.silva@jupiter.example";
    const intent = { attribute: "tenureTicket", value: "10001" };
    const made = makeStep({ kind: "create-account", login, profile: {}, intent }, { due: "at-once", causes: [] });
    const draft = aDraft({ event: "step-confirmed", body: asJson({ step: made, planKind: "joiner" }) });

    await ledger.append(draft);

    expect(toJsonLines(chain.entries)).not.toContain("silva");
    expect((await ledger.read({}))._unsafeUnwrap()[0]?.body).toEqual(draft.body);
    await keys.forget("10001");
    const [gone] = (await ledger.read({}))._unsafeUnwrap();
    expect(gone?.body).toMatchObject({
      step: { action: { kind: "create-account", login: "" }, expect: { login: "" } },
    });
  });

  it("enters nothing where the key cannot be kept: what is sealed with it could never be read", async () => {
    const chain = memoryLedger();
    const database = openDatabase(":memory:")._unsafeUnwrap();
    const ledger = sealedLedger(chain, sqliteValueKeys(database));
    database.close();

    expect((await ledger.append(confirmed))._unsafeUnwrapErr()).toMatchObject({
      kind: "ledger-failure",
      retryable: true,
    });

    expect(chain.entries).toEqual([]);
    expect((await ledger.append(aDraft())).isOk()).toBe(true);
  });
});
