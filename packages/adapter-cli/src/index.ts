export { type ExitCode, exitCode } from "./exit-code.ts";
export { tenure } from "./tenure.ts";
export type { Screen, Terminal } from "./terminal/terminal.ts";
