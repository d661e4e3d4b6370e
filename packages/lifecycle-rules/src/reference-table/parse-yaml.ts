import { err, Result } from "neverthrow";
import { isScalar, parseDocument, visit } from "yaml";
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
  let hidden = false;
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === "__proto__") hidden = true;
    },
  });
  // In an object this name is no key but its prototype: a condition of that name would be lost, and hold for everybody.
  if (hidden) return err([{ kind: "not-yaml", file, sentence: `${file}: "__proto__" is no name for anything here.` }]);
  const toData = Result.fromThrowable(
    (): unknown => document.toJS({ maxAliasCount: 100 }),
    (): readonly TableProblem[] => [
      { kind: "not-yaml", file, sentence: `${file}, line 1: aliases are undefined or grow without end.` },
    ],
  );
  return toData();
}
