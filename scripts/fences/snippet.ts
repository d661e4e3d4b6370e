import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { type ExportedName, exportedNames, wholeExports } from "./exported-names.ts";
import type { Fence } from "./fence.ts";
import { SCENES } from "./scenes.ts";

/** A fence as a module of its own. */
export interface Snippet {
  readonly fence: Fence;
  readonly text: string;
  /** Lines before the fence's own. */
  readonly before: number;
}

/**
 * Makes a module of a fence. In a page it stands as it is, with the imports a reader must write.
 * In a doc comment, what the package and the file export is in scope, and the package's scene; the fence's own names win.
 */
export function snippetOf(fence: Fence): Snippet {
  const [, home, folder] = /^(.*\/packages\/([^/]+))\//.exec(fence.file) ?? [];
  if (!fence.file.endsWith(".ts") || home === undefined || folder === undefined)
    return { fence, text: fence.code, before: 0 };

  const taken = new Set(namesIn(fence.code));
  const lines: string[] = [];
  const take = (module: string, wanted: (name: ExportedName) => boolean) => {
    const source = ts.sys.readFile(module) ?? "";
    for (const whole of wholeExports(source)) take(join(dirname(module), whole), wanted);
    const names = exportedNames(source).filter((one) => !taken.has(one.name) && wanted(one));
    for (const { name } of names) taken.add(name);
    const from = `./${relative(dirname(fence.file), module)}`.replace("./../", "../");
    if (names.length > 0)
      lines.push(
        `import { ${names.map(({ name, typeOnly }) => (typeOnly ? `type ${name}` : name)).join(", ")} } from "${from}";`,
      );
  };
  take(fence.file, () => true);
  take(`${home}/src/index.ts`, () => true);
  for (const statement of sceneOf(folder)) {
    const names = namesIn(statement);
    if (names.some((name) => taken.has(name))) continue;
    const mentioned =
      statement.startsWith("import") || names.some((name) => new RegExp(`\\b${name}\\b`).test(fence.code));
    if (!mentioned) continue;
    lines.push(
      statement
        .replace("./", `./${relative(dirname(fence.file), `${home}/src`)}/`)
        .replace("./..", "..")
        .replace(".//", "./"),
    );
  }
  return { fence, text: [...lines, fence.code].join("\n"), before: lines.length };
}

const sceneOf = (folder: string) =>
  (SCENES[folder] ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The names a piece of code declares or imports at its top. */
function namesIn(code: string): readonly string[] {
  const source = ts.createSourceFile("fence.ts", code, ts.ScriptTarget.ES2024, true);
  return source.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      const bindings = clause?.namedBindings;
      const named =
        bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
      return clause?.name === undefined ? named : [clause.name.text, ...named];
    }
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(source));
    }
    const declared =
      ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement);
    return declared && statement.name !== undefined ? [statement.name.text] : [];
  });
}
