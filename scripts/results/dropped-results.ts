import ts from "typescript";

/** A statement whose value is a Result that nobody looks at. */
export interface DroppedResult {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const RESULT_TYPES = new Set(["Ok", "Err", "ResultAsync"]);

/**
 * Finds the statements that drop a neverthrow Result, whatever they do to hide it: `await`, `void`, a comma, `&&`.
 *
 * A dropped Result is an error nobody hears of; the published lint plugins miss most of them. A Result kept in an
 * unused variable is left to the compiler.
 */
export function droppedResults(program: ts.Program, files: readonly string[]): readonly DroppedResult[] {
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return source === undefined ? [] : droppedIn(source, checker);
  });
}

function droppedIn(source: ts.SourceFile, checker: ts.TypeChecker): readonly DroppedResult[] {
  const found: DroppedResult[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && dropped(node.expression).some((value) => isResult(value, checker))) {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const text = node.getText(source).split("\n", 1)[0] ?? "";
      found.push({ file: source.fileName, line: line + 1, column: character + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The expressions whose value a statement throws away. */
function dropped(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isAwaitExpression(node) || ts.isVoidExpression(node) || ts.isParenthesizedExpression(node)) {
    const inner = dropped(node.expression);
    return inner.length === 0 ? [] : [node, ...inner];
  }
  if (ts.isConditionalExpression(node)) return [...dropped(node.whenTrue), ...dropped(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.CommaToken) return [...dropped(node.left), ...dropped(node.right)];
    const short = [
      ts.SyntaxKind.AmpersandAmpersandToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
    ];
    return short.includes(kind) ? dropped(node.right) : [];
  }
  // `orTee` hands the error to somebody: it was heard.
  const called =
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : "";
  return called === "orTee" ? [] : [node];
}

function isResult(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(node);
  return [type, checker.getAwaitedType(type) ?? type].some((one) => partsOf(one).some(isNeverthrow));
}

const partsOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types.flatMap(partsOf) : [type]);

function isNeverthrow(type: ts.Type): boolean {
  const symbol = type.getSymbol();
  if (symbol === undefined || !RESULT_TYPES.has(symbol.name)) return false;
  return (symbol.declarations ?? []).some((declaration) =>
    declaration.getSourceFile().fileName.includes("/neverthrow/"),
  );
}
