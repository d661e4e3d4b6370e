import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type ReferenceTable, readCsvTable, readYamlTable, type TableRules } from "@tenure/lifecycle-rules";
import { Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** Reads a table from a CSV file, with the rules of the table it is compared with, or from a YAML file. */
export function readTableFile(folder: string, file: string, rules: TableRules): Result<ReferenceTable, Complaint> {
  const read = Result.fromThrowable(
    () => readFileSync(resolve(folder, file), "utf8"),
    () => complaint(`There is no table at ${file} that can be read.`),
  );
  return read().andThen((text) => readTableText(text, rules, file));
}

/** Reads a table from the text of a file of that name. */
export function readTableText(text: string, rules: TableRules, file: string): Result<ReferenceTable, Complaint> {
  const read = /\.(ya?ml|json)$/i.test(file) ? readYamlTable : readCsvTable;
  return read(text, rules, file).mapErr((problems) => ({
    ...complaint(`The table ${file} has mistakes.`),
    details: problems.map(({ sentence }) => sentence),
  }));
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-table", exit: exitCode.badInput, sentence };
}
