export type { Complaint } from "./answer.ts";
export type { OpenTenure } from "./config/open-tenure.ts";
export { type ExitCode, exitCode } from "./exit-code.ts";
export { type TenureOptions, tenure } from "./tenure.ts";
export type { Screen, Terminal } from "./terminal/terminal.ts";
