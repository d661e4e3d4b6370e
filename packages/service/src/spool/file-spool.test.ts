import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aDraft, describeSpool } from "@tenure/provisioner/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { fileSpool, memorySpool } from "./file-spool.ts";

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tenure-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "spool");
}

describeSpool("fileSpool", async () => {
  const folder = aFolder();
  return { spool: fileSpool(folder), reopen: async () => fileSpool(folder) };
});
describeSpool("memorySpool", async () => ({ spool: memorySpool() }));

describe("fileSpool", () => {
  it("passes over what a crash tore, and loses none after it", async () => {
    const folder = aFolder();
    const spool = fileSpool(folder);
    await spool.put({ id: "1", draft: aDraft() });
    const [name = ""] = readdirSync(folder);
    writeFileSync(join(folder, `${name}.part`), '{"id":"2","dra');

    await spool.put({ id: "3", draft: aDraft() });

    expect((await spool.waiting())._unsafeUnwrap().map(({ id }) => id)).toEqual(["1", "3"]);
  });

  it("loses and doubles nothing of what two write and drop at once", async () => {
    const folder = aFolder();
    const [one, two] = [fileSpool(folder), fileSpool(folder)];
    await one.put({ id: "1", draft: aDraft() });
    const seen = (await two.waiting())._unsafeUnwrap();

    await one.put({ id: "2", draft: aDraft() });
    for (const { id } of seen) await two.drop(id);

    expect((await two.waiting())._unsafeUnwrap().map(({ id }) => id)).toEqual(["2"]);
  });

  it("leaves an empty folder when nothing waits any more, which only its owner may read", async () => {
    const folder = aFolder();
    const spool = fileSpool(folder);
    await spool.put({ id: "../1", draft: aDraft() });

    await spool.drop("../1");

    expect(readdirSync(folder)).toEqual([]);
  });

  it("says in one sentence that the folder cannot be used", async () => {
    const folder = aFolder();
    writeFileSync(folder, "a file");
    chmodSync(folder, 0o600);

    const failure = await fileSpool(folder).put({ id: "1", draft: aDraft() });
    const nowhere = await fileSpool(join(folder, "no", "folder")).put({ id: "1", draft: aDraft() });

    const sentence = "The spool's folder could not be used; check that it is ours to write.";
    expect(failure._unsafeUnwrapErr().sentence).toBe(sentence);
    expect(nowhere._unsafeUnwrapErr().sentence).toBe(sentence);
  });
});
