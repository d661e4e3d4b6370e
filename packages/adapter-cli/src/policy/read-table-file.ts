import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type ReferenceTable,
  readCsvTable,
  readYamlTable,
  type TableRules,
  withApplications,
} from "@tenure/lifecycle-rules";
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
  // The table it is compared with says what applications named by their blueprints are.
  return read(text, rules, file)
    .andThen((table) => withApplications(table, rules.applications, file))
    .mapErr((problems) => ({
      ...complaint(`The table ${file} has mistakes.`),
      details: problems.map(({ sentence }) => sentence),
    }));
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-table", exit: exitCode.badInput, sentence };
}
