import ts from "typescript";

/** A name a module exports, and whether it is only a type. */
export interface ExportedName {
  readonly name: string;
  readonly typeOnly: boolean;
}

/** The modules a module hands on whole, as `export *` writes them. */
export function wholeExports(text: string): readonly string[] {
  return [...text.matchAll(/^export \* from "([^"]+)";$/gm)].flatMap(([, module]) => module ?? []);
}

/** The names a module exports, read from its text alone; {@link wholeExports} are not followed. */
export function exportedNames(text: string): readonly ExportedName[] {
  const source = ts.createSourceFile("module.ts", text, ts.ScriptTarget.ES2024, true);
  const all = source.statements.flatMap(exportsOf);
  // A schema and its type share a name; the value brings both.
  return all.filter(({ name, typeOnly }, at) =>
    typeOnly
      ? !all.some((other, place) => other.name === name && (!other.typeOnly || place < at))
      : all.findIndex((other) => other.name === name && !other.typeOnly) === at,
  );
}

function exportsOf(statement: ts.Statement): readonly ExportedName[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause, isTypeOnly } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map((one) => ({ name: one.name.text, typeOnly: isTypeOnly || one.isTypeOnly }));
  }
  const exported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (exported !== true) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [{ name: name.text, typeOnly: false }] : [],
    );
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return [{ name: statement.name.text, typeOnly: true }];
  }
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return named && statement.name !== undefined ? [{ name: statement.name.text, typeOnly: false }] : [];
}
