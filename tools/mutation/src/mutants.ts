import ts from "typescript";

/** A small change of a source file. */
export interface Mutant {
  readonly line: number;
  readonly from: string;
  readonly to: string;
  /** The whole text with the change. */
  readonly text: string;
}

const OPERATORS = new Map<ts.SyntaxKind, readonly string[]>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ["!=="]],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ["==="]],
  [ts.SyntaxKind.LessThanToken, ["<=", ">="]],
  [ts.SyntaxKind.LessThanEqualsToken, ["<", ">"]],
  [ts.SyntaxKind.GreaterThanToken, [">=", "<="]],
  [ts.SyntaxKind.GreaterThanEqualsToken, [">", "<"]],
  [ts.SyntaxKind.AmpersandAmpersandToken, ["||"]],
  [ts.SyntaxKind.BarBarToken, ["&&"]],
  [ts.SyntaxKind.PlusToken, ["-"]],
  [ts.SyntaxKind.MinusToken, ["+"]],
  [ts.SyntaxKind.AsteriskToken, ["/"]],
  [ts.SyntaxKind.SlashToken, ["*"]],
]);

const SWAPS = new Map([
  ["every", "some"],
  ["some", "every"],
  ["min", "max"],
  ["max", "min"],
  ["startsWith", "endsWith"],
  ["endsWith", "startsWith"],
]);

/** Calls that choose or order, which are left out. */
const DROPS = new Set(["filter", "toSorted", "sort", "slice", "trim"]);

/** Every mutant of a file, in the order of the text. Types are left alone: the compiler tests those. */
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const replace = (node: ts.Node, to: string) => {
    const [start, end] = [node.getStart(root), node.end];
    const { line } = root.getLineAndCharacterOfPosition(start);
    found.push({
      line: line + 1,
      from: source.slice(start, end),
      to,
      text: source.slice(0, start) + to + source.slice(end),
    });
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isTypeNode(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isImportDeclaration(node)
    )
      return;
    if (ts.isBinaryExpression(node))
      for (const to of OPERATORS.get(node.operatorToken.kind) ?? []) replace(node.operatorToken, to);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      replace(node, node.operand.getText(root));
    if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, "true");
    if (ts.isNumericLiteral(node)) replace(node, String(Number(node.text) + 1));
    if (ts.isConditionalExpression(node)) {
      replace(node, node.whenTrue.getText(root));
      replace(node, node.whenFalse.getText(root));
    }
    if (ts.isIfStatement(node)) {
      replace(node.expression, "true");
      replace(node.expression, "false");
    }
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !ts.isVariableDeclaration(node.parent))
      replace(node, "[]");
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      if (DROPS.has(name.text)) replace(node, expression.getText(root));
      const swap = SWAPS.get(name.text);
      if (swap !== undefined) replace(name, swap);
    }
    // The head of a loop is left alone: most changes of it never end, and a test that never ends tells nothing more.
    if (ts.isForStatement(node)) visit(node.statement);
    else ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
