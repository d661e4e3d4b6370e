import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { LedgerEntry } from "@tenure/service";
import { err, ok, Result } from "neverthrow";
import { z } from "zod";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

const EntryShape = z.looseObject({ seq: z.number(), previous: z.string(), hash: z.string(), event: z.string() });
// Everything else is covered by the hash: an entry of another shape does not verify.
const isEntry = (value: unknown): value is LedgerEntry => EntryShape.safeParse(value).success;

/** Reads what `evidence export` wrote: an entry a line, or one document. */
export function readEntries(folder: string, file: string): Result<readonly LedgerEntry[], Complaint> {
  const read = Result.fromThrowable(
    () => readFileSync(resolve(folder, file), "utf8"),
    () => complaint(`There is no file ${file} that can be read.`),
  );
  const parse = Result.fromThrowable(
    (text: string): readonly unknown[] => toValues(text),
    () => complaint(`${file} holds something that is not JSON.`),
  );
  return read()
    .andThen(parse)
    .andThen((values) => {
      if (values.length === 0) return err(complaint(`${file} holds no entries.`));
      const wrong = values.findIndex((value) => !isEntry(value));
      return wrong === -1
        ? ok(values.filter(isEntry))
        : err(complaint(`${file}: number ${wrong + 1} is no ledger entry.`));
    });
}

const Document = z.looseObject({ entries: z.array(z.unknown()) });

function toValues(text: string): readonly unknown[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  // One document spans lines that are not JSON by themselves.
  if (lines[0]?.trim() === "{") return Document.parse(JSON.parse(text)).entries;
  return lines.map((line): unknown => JSON.parse(line));
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-evidence", exit: exitCode.badInput, sentence };
}
