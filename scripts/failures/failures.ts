import { dirname } from "node:path";
import ts from "typescript";

/** One way in which something does not go. */
export interface FailureKind {
  readonly kind: string;
  /** What its comment says; empty where the name says it all. */
  readonly means: string;
}

/** An exported type whose values are told apart by `kind` and carry a `sentence` for a person. */
export interface Failure {
  readonly name: string;
  readonly means: string;
  readonly kinds: readonly FailureKind[];
}

/** The failures, refusals and problems that a package declares and its entry exports, in the order of their names. */
export function failuresOf(program: ts.Program, entry: string): readonly Failure[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) return [];
  return checker
    .getExportsOfModule(module)
    .flatMap((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declaration = (target.getDeclarations() ?? []).find(isTypeDeclaration);
      if (declaration === undefined || !declaration.getSourceFile().fileName.startsWith(dirname(entry))) return [];
      if (!hasSentence(checker.getTypeAtLocation(declaration))) return [];
      return [{ name: symbol.name, means: commentOf(target, checker), kinds: kindsOf(declaration, checker) }];
    })
    .filter(({ kinds }) => kinds.length > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}

type TypeDeclaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

const isTypeDeclaration = (node: ts.Node): node is TypeDeclaration =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);

const hasSentence = (type: ts.Type) =>
  type.getProperty("kind") !== undefined && type.getProperty("sentence") !== undefined;

const commentOf = (symbol: ts.Symbol, checker: ts.TypeChecker) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));

function kindsOf(declaration: TypeDeclaration, checker: ts.TypeChecker): readonly FailureKind[] {
  if (ts.isTypeAliasDeclaration(declaration)) return kindsOfMember(declaration.type, "", checker);
  const kind = declaration.members.find((member) => member.name?.getText() === "kind");
  return kind !== undefined && ts.isPropertySignature(kind) && kind.type !== undefined
    ? alternatives(kind.type).flatMap(({ node, said }) => literals(checker.getTypeFromTypeNode(node), said))
    : literalsOfKind(checker.getTypeAtLocation(declaration), "", checker, declaration);
}

/** The kinds of one member of a union: another union it names, or a shape of its own. */
function kindsOfMember(node: ts.TypeNode, said: string, checker: ts.TypeChecker): readonly FailureKind[] {
  if (ts.isParenthesizedTypeNode(node)) return kindsOfMember(node.type, said, checker);
  if (ts.isUnionTypeNode(node)) {
    return alternatives(node).flatMap((one) => kindsOfMember(one.node, one.said === "" ? said : one.said, checker));
  }
  const named = ts.isTypeReferenceNode(node) ? checker.getSymbolAtLocation(node.typeName) : undefined;
  const target = named !== undefined && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  const declaration = (target?.getDeclarations() ?? []).find(isTypeDeclaration);
  if (target === undefined || declaration === undefined) {
    return literalsOfKind(checker.getTypeFromTypeNode(node), said, checker, node);
  }
  const kinds = kindsOf(declaration, checker);
  // A shape with one kind is described where it is declared.
  const fallback = kinds.length === 1 ? commentOf(target, checker) : "";
  return kinds.map(({ kind, means }) => ({ kind, means: [said, means, fallback].find((text) => text !== "") ?? "" }));
}

function literalsOfKind(type: ts.Type, said: string, checker: ts.TypeChecker, at: ts.Node): readonly FailureKind[] {
  const kind = type.getProperty("kind");
  return kind === undefined ? [] : literals(checker.getTypeOfSymbolAtLocation(kind, at), said);
}

const literals = (type: ts.Type, means: string): readonly FailureKind[] =>
  (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? [{ kind: one.value, means }] : []));

/** The members of a union with the comment before each; a type alone is its own only member. */
function alternatives(node: ts.TypeNode): readonly { readonly node: ts.TypeNode; readonly said: string }[] {
  if (!ts.isUnionTypeNode(node)) return [{ node, said: "" }];
  const text = node.getSourceFile().text;
  return node.types.map((type, at) => {
    const from = at === 0 ? node.getFullStart() : (node.types[at - 1]?.end ?? node.pos);
    return { node: type, said: lastComment(text.slice(from, type.getStart())) };
  });
}

function lastComment(between: string): string {
  const comment = [...between.matchAll(/\/\*\*(?<said>[\s\S]*?)\*\//g)].at(-1)?.groups?.["said"] ?? "";
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .join(" ")
    .trim();
}
