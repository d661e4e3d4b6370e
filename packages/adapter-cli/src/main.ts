#!/usr/bin/env node
import { exitCode } from "./exit-code.ts";
import { tenure } from "./tenure.ts";
import { processTerminal } from "./terminal/process-terminal.ts";

const terminal = processTerminal();

try {
  process.exitCode = await tenure(process.argv.slice(2), terminal);
} catch (cause) {
  const words = terminal.env["TENURE_DEBUG"] && cause instanceof Error ? cause.stack : String(cause).split("\n")[0];
  terminal.err.write(`tenure: this is a mistake of ours, please report it: ${words}\n`);
  process.exitCode = exitCode.bug;
}
