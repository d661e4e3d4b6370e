import ts from "typescript";

/** An export that no comment says anything about. */
export interface Undocumented {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/**
 * The exports of a package's entry without a comment, wherever they are declared.
 *
 * TypeDoc's own check asks for more than is good: a comment on `kind`, and on every `now` of an options object. What
 * is exported gets a comment; what it holds gets one where there is something to say.
 */
export function undocumented(program: ts.Program, entry: string): readonly Undocumented[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) return [];
  return checker.getExportsOfModule(module).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    // What another package declares and we only pass on is documented there.
    const [declaration] = target.getDeclarations() ?? [];
    const documented = target.getDocumentationComment(checker).length > 0 || target.getJsDocTags(checker).length > 0;
    if (declaration === undefined || documented) return [];
    const file = declaration.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(declaration.getStart());
    return [{ name: symbol.name, file: file.fileName, line: line + 1 }];
  });
}
