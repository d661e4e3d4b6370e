import { err, ok, type Result } from "neverthrow";
import { parseDocument } from "yaml";
import type { TableProblem } from "./table-problem.ts";

/** Reads YAML 1.2 as plain data. A key given twice is a mistake; so are aliases that would blow a small file up. */
export function parseYaml(text: string, file: string): Result<unknown, readonly TableProblem[]> {
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0) {
    return err(
      document.errors.map(
        ({ message, linePos }): TableProblem => ({
          kind: "not-yaml",
          file,
          ...(linePos === undefined ? {} : { row: `line ${linePos[0].line}` }),
          sentence: `${file}, line ${linePos?.[0].line ?? "?"}: ${message.split("\n")[0] ?? "not YAML"}.`,
        }),
      ),
    );
  }
  return ok(document.toJS({ maxAliasCount: 100 }));
}
