import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aDraft, describeSpool } from "@tenure/provisioner/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { fileSpool, memorySpool } from "./file-spool.ts";

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "tenure-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "spool.jsonl");
}

describeSpool("fileSpool", async () => {
  const file = aFile();
  return { spool: fileSpool(file), reopen: async () => fileSpool(file) };
});
describeSpool("memorySpool", async () => ({ spool: memorySpool() }));

describe("fileSpool", () => {
  it("passes over a line that a crash tore, and loses none after it", async () => {
    const file = aFile();
    const spool = fileSpool(file);
    await spool.put({ id: "1", draft: aDraft() });
    appendFileSync(file, '{"id":"2","dra');

    await spool.put({ id: "3", draft: aDraft() });

    expect((await spool.waiting())._unsafeUnwrap().map(({ id }) => id)).toEqual(["1", "3"]);
  });

  it("leaves an empty file when nothing waits any more", async () => {
    const file = aFile();
    const spool = fileSpool(file);
    await spool.put({ id: "1", draft: aDraft() });

    await spool.drop("1");

    expect(readFileSync(file, "utf8")).toBe("");
  });

  it("says in one sentence that there is no such folder", async () => {
    const failure = await fileSpool(join(aFile(), "no", "folder")).put({ id: "1", draft: aDraft() });

    expect(failure._unsafeUnwrapErr().sentence).toBe("The spool file could not be used; check its folder.");
  });
});
