import ts from "typescript";

/** A small change of a source file. */
export interface Mutant {
  readonly line: number;
  /** The line it begins on, without its indentation. */
  readonly code: string;
  readonly from: string;
  readonly to: string;
  /** The expression that is evaluated in its place, and where that expression stands. */
  readonly host: { readonly start: number; readonly end: number; readonly text: string };
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
  const lines = source.split("\n");
  const found: Mutant[] = [];
  const replace = (node: ts.Node, to: string, within: ts.Node = node) => {
    const [start, end] = [node.getStart(root), node.end];
    const host = wholeChain(within);
    const [from, until] = [host.getStart(root), host.end];
    const { line } = root.getLineAndCharacterOfPosition(start);
    found.push({
      line: line + 1,
      code: (lines[line] ?? "").trim(),
      from: source.slice(start, end),
      to,
      host: { start: from, end: until, text: source.slice(from, start) + to + source.slice(end, until) },
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
      for (const to of OPERATORS.get(node.operatorToken.kind) ?? []) replace(node.operatorToken, to, node);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      replace(node, node.operand.getText(root));
    if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, "true");
    if (ts.isNumericLiteral(node) && !ts.isPropertyAssignment(node.parent))
      replace(node, String(Number(node.text) + 1));
    if (ts.isConditionalExpression(node)) {
      replace(node, node.whenTrue.getText(root));
      replace(node, node.whenFalse.getText(root));
    }
    if (ts.isIfStatement(node)) {
      replace(node.expression, "true");
      replace(node.expression, "false");
    }
    if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isNamed(node)) replace(node, "[]");
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      if (DROPS.has(name.text)) replace(node, expression.getText(root));
      const swap = SWAPS.get(name.text);
      if (swap !== undefined) replace(name, swap, node);
    }
    // The head of a loop is left alone: most changes of it never end, and a test that never ends tells nothing more.
    if (ts.isForStatement(node)) visit(node.statement);
    else ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** A list with a name of its own, and one that names what is assigned to, as in `[a, b] = [b, a]`. */
function isNamed(list: ts.ArrayLiteralExpression): boolean {
  const { parent } = list;
  return ts.isVariableDeclaration(parent) || (ts.isBinaryExpression(parent) && parent.left === list);
}

/** A part of `a?.b().c` cannot be put in brackets: what follows would no longer be left out with it. */
function wholeChain(node: ts.Node): ts.Node {
  const { parent } = node;
  const goesOn = ts.isNonNullExpression(parent) || (ts.isOptionalChain(parent) && parent.expression === node);
  return goesOn ? wholeChain(parent) : node;
}

/**
 * The file with all its mutants in it, none of which is chosen: `$m(n)` answers whether mutant `n` is. So that a file
 * is read once, and a mutant costs no more than the tests that reach it. The first mutant is number `first`.
 */
export function withSwitches(source: string, mutants: readonly Mutant[], first: number): string {
  const hosts = new Map<string, { readonly start: number; readonly end: number; readonly choices: string[] }>();
  mutants.forEach(({ host: { start, end, text } }, index) => {
    const host = hosts.get(`${start}-${end}`) ?? { start, end, choices: [] };
    host.choices.push(`$m(${first + index})?(${text}):`);
    hosts.set(`${start}-${end}`, host);
  });
  const outermostFirst = [...hosts.values()].toSorted((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  const written = (start: number, end: number): string => {
    let text = "";
    let at = start;
    for (let host = outermostFirst[next]; host !== undefined && host.start < end; host = outermostFirst[next]) {
      next += 1;
      text += `${source.slice(at, host.start)}(${host.choices.join("")}(${written(host.start, host.end)}))`;
      at = host.end;
    }
    return text + source.slice(at, end);
  };
  return written(0, source.length);
}
