import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readPolicyTests, testTable } from "@tenure/lifecycle-rules";
import { paint, printable } from "@tenure/reports";
import { Command } from "commander";
import { Result } from "neverthrow";
import type { Complaint } from "../../answer.ts";
import { exitCode } from "../../exit-code.ts";
import { loadPolicy } from "../../policy/load-policy.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface TestOptions extends CommonOptions {
  readonly strict?: true;
}

/** `tenure table test`: holds the table against its personas, and the personas against every change of the table. */
export function testCommand(context: CommandContext): Command {
  const { folder } = context.terminal;
  return new Command("test")
    .description("check that imaginary people get exactly what they should, and that they would notice every change")
    .argument("[file]", "the personas", "table.test.yaml")
    .option("--strict", "rows and cells that no persona tests are findings too")
    .addHelpText("after", "\nExamples:\n  tenure table test\n  tenure table test policy/personas.yaml --strict")
    .action((file: string, _options, command: Command) =>
      answering<TestOptions>(command, context, ({ config, strict }) =>
        loadPolicy(folder, config).andThen(({ table }) =>
          readText(folder, file)
            .andThen((text) =>
              readPolicyTests(text, file).mapErr((problems) => ({
                ...complaint(`The personas of ${file} cannot be read.`),
                details: problems.map(({ sentence }) => sentence),
              })),
            )
            .map((personas) => {
              const report = testTable(table, personas);
              const bad = report.failures.length > 0 || (strict === true && report.untested.length > 0);
              return {
                exit: bad ? exitCode.findings : exitCode.done,
                data: report,
                text: ({ color }: Screen) => {
                  const colors = paint(color);
                  const failed = report.failures.map(
                    ({ sentence }) => `  ${colors.loss("✗")} ${printable(sentence)}\n`,
                  );
                  const untested = report.untested.map(
                    ({ sentence }) => `  ${colors.change("!")} ${printable(sentence)}\n`,
                  );
                  const passed = report.personas - report.failures.length;
                  const noticed = report.mutations - report.untested.length;
                  return `${passed} of ${report.personas} personas get what they should; ${noticed} of ${report.mutations} changes of the table would be noticed.\n${failed.join("")}${untested.join("")}`;
                },
              };
            }),
        ),
      ),
    );
}

function readText(folder: string, file: string): Result<string, Complaint> {
  const read = Result.fromThrowable(
    () => readFileSync(resolve(folder, file), "utf8"),
    () => complaint(`There is no file ${file} that can be read.`),
  );
  return read();
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-personas", exit: exitCode.badInput, sentence };
}
