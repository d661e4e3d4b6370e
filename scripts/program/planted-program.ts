import ts from "typescript";
import { workspaceOptions } from "./workspace-options.ts";

/** A program over one file that is not on the disk, as if it lay at `file`; for tests of the checks. */
export function plantedProgram(root: string, file: string, text: string): ts.Program {
  const options = workspaceOptions(root);
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2024, true) : getSourceFile(name, ...rest);
  return ts.createProgram([file], options, host);
}
