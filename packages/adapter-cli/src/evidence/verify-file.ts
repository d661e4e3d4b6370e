import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type LedgerEntry, type LedgerVerdict, verifyEntries, verifyJsonLines } from "@tenure/service";
import { err, ok, Result } from "neverthrow";
import { z } from "zod";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** Checks what `evidence export` wrote: an entry a line, or one document. A file that is no evidence is a complaint. */
export function verifyFile(folder: string, file: string): Result<LedgerVerdict, Complaint> {
  const read = Result.fromThrowable(
    () => readFileSync(resolve(folder, file), "utf8"),
    () => complaint(`There is no file ${file} that can be read.`),
  );
  return read().andThen((text) => {
    const [first] = text.split("\n").filter((line) => line.trim() !== "");
    if (first === undefined) return err(complaint(`${file} holds no entries.`));
    // One document spans lines that are not JSON by themselves.
    if (first.trim() === "{") return verifyDocument(file, text);
    return entriesOf(file, () => [JSON.parse(first)]).map(() => verifyJsonLines(text));
  });
}

function verifyDocument(file: string, text: string): Result<LedgerVerdict, Complaint> {
  return entriesOf(file, () => Document.parse(JSON.parse(text)).entries).map((entries) => {
    // What JSON readers see differently (a key twice) would not be covered by the hashes.
    if (JSON.stringify(JSON.parse(text), undefined, 2) === text.trim()) return verifyEntries(entries);
    return { kind: "broken", seq: 1, sentence: "The document is not in the form it was written in." };
  });
}

const Document = z.looseObject({ entries: z.array(z.unknown()) });
const EntryShape = z.looseObject({ seq: z.number(), previous: z.string(), hash: z.string(), event: z.string() });
// Everything else is covered by the hash: an entry of another shape does not verify.
const isEntry = (value: unknown): value is LedgerEntry => EntryShape.safeParse(value).success;

function entriesOf(file: string, values: () => readonly unknown[]): Result<readonly LedgerEntry[], Complaint> {
  const parse = Result.fromThrowable(values, () => complaint(`${file} holds something that is not JSON.`));
  return parse().andThen((found) => {
    if (found.length === 0) return err(complaint(`${file} holds no entries.`));
    const wrong = found.findIndex((value) => !isEntry(value));
    return wrong === -1
      ? ok(found.filter(isEntry))
      : err(complaint(`${file}: number ${wrong + 1} is no ledger entry.`));
  });
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-evidence", exit: exitCode.badInput, sentence };
}
