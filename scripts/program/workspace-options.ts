import ts from "typescript";

/** The workspace's own compiler options, with Node's types: one program over all packages reads everything once. */
export function workspaceOptions(root: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${root}/tsconfig.base.json`, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(
    { ...config, files: [], compilerOptions: { ...config.compilerOptions, types: ["node"] } },
    ts.sys,
    root,
  ).options;
}
