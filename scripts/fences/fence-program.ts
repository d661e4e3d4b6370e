import { basename, dirname } from "node:path";
import ts from "typescript";
import type { Fence } from "./fence.ts";
import { type Snippet, snippetOf } from "./snippet.ts";

/** A fence with the compiler's word on it. */
export interface FenceProblem {
  readonly file: string;
  readonly line: number;
  readonly sentence: string;
}

/**
 * Compiles fences as if each were a file beside the page it stands in, without writing one.
 *
 * A fence in a doc comment sees what its own file exports, as the reader of the comment does. What a page imports by
 * package name is found in the workspace's sources, and libraries where the first of `homes` has them.
 *
 * @param homes - folders of packages, tried in turn for what the page's own folder cannot find
 */
export function fenceProblems(
  fences: readonly Fence[],
  options: ts.CompilerOptions,
  homes: readonly string[],
): readonly FenceProblem[] {
  const snippets = new Map(
    fences.map((fence) => [`${dirname(fence.file)}/${basename(fence.file)}.${fence.line}.ts`, snippetOf(fence)]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (name) => snippets.has(name) || fileExists(name);
  host.readFile = (name) => snippets.get(name)?.text ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const snippet = snippets.get(name);
    return snippet === undefined
      ? getSourceFile(name, language, ...rest)
      : ts.createSourceFile(name, snippet.text, language, true);
  };
  const cache = ts.createModuleResolutionCache(process.cwd(), (name) => name, options);
  host.resolveModuleNameLiterals = (literals, from, _redirect, _options, source) =>
    literals.map((literal) => {
      const mode = source === undefined ? ts.ModuleKind.ESNext : ts.getModeForUsageLocation(source, literal, options);
      const places =
        snippets.has(from) && !literal.text.startsWith(".")
          ? [from, ...homes.map((home) => `${home}/package.json`)]
          : [from];
      const tries = places.map(
        (place) => () => ts.resolveModuleName(literal.text, place, options, host, cache, undefined, mode),
      );
      return tries.reduce<ts.ResolvedModuleWithFailedLookupLocations>(
        (found, next) => (found.resolvedModule === undefined ? next() : found),
        { resolvedModule: undefined },
      );
    });
  const program = ts.createProgram([...snippets.keys()], options, host);
  return [...snippets].flatMap(([name, snippet]) => {
    const source = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((diagnostic) => problemOf(diagnostic, snippet, source));
  });
}

function problemOf(
  diagnostic: ts.Diagnostic,
  { fence, before }: Snippet,
  source: ts.SourceFile | undefined,
): FenceProblem {
  const line = source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
  const sentence = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
  return { file: fence.file, line: fence.line + Math.max(0, line - before), sentence };
}
