import { aTable } from "@tenure/lifecycle-rules/testing";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { aDraft } from "../testing/describe-ledger.ts";
import { memoryPorts } from "../testing/memory-ports.ts";
import { drainSpool } from "./drain-spool.ts";
import { enterOrSpool } from "./scribe.ts";

const started = aDraft({ event: "step-started", body: { steps: [] } });
const confirmed = aDraft({ event: "step-confirmed", body: { seen: "The account is SUSPENDED." } });
const AWAY = { kind: "ledger-failure", retryable: true, sentence: "The ledger is away." } as const;

describe("drainSpool", () => {
  it("enters what waited in its order, and forgets it", async () => {
    const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
    await ports.spool.put({ id: "1", draft: started });
    await ports.spool.put({ id: "2", draft: confirmed });

    expect((await drainSpool(ports))._unsafeUnwrap()).toBe(2);

    expect(ports.ledger.entries).toMatchObject([started, confirmed]);
    expect((await ports.spool.waiting())._unsafeUnwrap()).toEqual([]);
  });

  it("enters once what was entered and not forgotten, because the process died between", async () => {
    const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
    await ports.spool.put({ id: "1", draft: started });
    const full = { kind: "spool-failure", sentence: "The disk is full." } as const;
    await drainSpool({ ...ports, spool: { ...ports.spool, drop: () => errAsync(full) } });

    await drainSpool(ports);

    expect(ports.ledger.entries).toHaveLength(1);
    expect((await ports.spool.waiting())._unsafeUnwrap()).toEqual([]);
  });

  it("enters once what two processes drain at once", async () => {
    const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
    await ports.spool.put({ id: "1", draft: started });
    await ports.spool.put({ id: "2", draft: confirmed });

    await Promise.all([drainSpool(ports), drainSpool(ports)]);

    expect(ports.ledger.entries).toMatchObject([started, confirmed]);
  });

  it("leaves everything where it is while the ledger is away", async () => {
    const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
    await ports.spool.put({ id: "1", draft: started });

    const failed = await drainSpool({ ...ports, ledger: { ...ports.ledger, append: () => errAsync(AWAY) } });

    expect(failed._unsafeUnwrapErr()).toEqual(AWAY);
    expect((await ports.spool.waiting())._unsafeUnwrap()).toHaveLength(1);
  });
});

describe("enterOrSpool", () => {
  it("lets no draft overtake another: from the first that the ledger does not take, all are spooled", async () => {
    const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
    let calls = 0;
    const append: typeof ports.ledger.append = (draft) => {
      calls += 1;
      return calls === 2 ? errAsync(AWAY) : ports.ledger.append(draft);
    };

    const failure = await enterOrSpool({ ...ports, ledger: { ...ports.ledger, append } }, [
      started,
      confirmed,
      started,
    ]);

    expect(failure._unsafeUnwrap()).toEqual(AWAY);
    expect(ports.ledger.entries).toHaveLength(1);
    expect((await ports.spool.waiting())._unsafeUnwrap().map(({ draft }) => draft)).toMatchObject([confirmed, started]);
  });

  it("enters once what the ledger took although its answer got lost", async () => {
    const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
    const append: typeof ports.ledger.append = (draft) => ports.ledger.append(draft).andThen(() => errAsync(AWAY));

    await enterOrSpool({ ...ports, ledger: { ...ports.ledger, append } }, [started]);
    await drainSpool(ports);

    expect(ports.ledger.entries).toMatchObject([started]);
  });

  it("says so where neither takes it", async () => {
    const ports = memoryPorts(aTable(), "2027-09-01T10:00:00Z");
    const full = { kind: "spool-failure", sentence: "The disk is full." } as const;
    const broken = {
      ...ports,
      ledger: { ...ports.ledger, append: () => errAsync(AWAY) },
      spool: { ...ports.spool, put: () => errAsync(full) },
    };

    const failure = (await enterOrSpool(broken, [started]))._unsafeUnwrapErr();

    expect(failure.sentence).toBe("The ledger is away. The disk is full.");
  });
});
