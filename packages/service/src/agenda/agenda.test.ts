import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anInstant } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { fileSpool } from "../spool/file-spool.ts";
import { fileAgenda, memoryAgenda } from "./agenda.ts";

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tenure-agenda-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "spool");
}

const hours = [{ ticketId: "10003", at: anInstant("2027-08-31T22:00:00Z") }];

describe.each([
  ["fileAgenda", () => fileAgenda(aFolder())],
  ["memoryAgenda", memoryAgenda],
] as const)("%s", (_, open) => {
  it("answers what was kept last, and nothing where nothing was", async () => {
    const agenda = open();

    expect((await agenda.read())._unsafeUnwrap()).toEqual([]);
    await agenda.keep(hours);
    await agenda.keep([...hours, ...hours]);
    expect((await agenda.read())._unsafeUnwrap()).toEqual([...hours, ...hours]);
    await agenda.keep([]);
    expect((await agenda.read())._unsafeUnwrap()).toEqual([]);
  });
});

describe("fileAgenda", () => {
  it("is there for the next process, readable by its owner alone, and no evidence that waits", async () => {
    const folder = aFolder();
    await fileAgenda(folder).keep(hours);

    expect((await fileAgenda(folder).read())._unsafeUnwrap()).toEqual(hours);
    expect(readdirSync(folder)).toEqual(["leaving.hours"]);
    expect(statSync(join(folder, "leaving.hours")).mode & 0o777).toBe(0o600);
    expect((await fileSpool(folder).waiting())._unsafeUnwrap()).toEqual([]);
  });

  it("says so where it cannot be read, and is whole again with the next sweep", async () => {
    const folder = aFolder();
    const agenda = fileAgenda(folder);
    await agenda.keep(hours);
    writeFileSync(join(folder, "leaving.hours"), '{"hours": [{"ticketId"');

    expect((await agenda.read())._unsafeUnwrapErr().kind).toBe("spool-failure");
    await agenda.keep(hours);
    expect((await agenda.read())._unsafeUnwrap()).toEqual(hours);
  });
});
