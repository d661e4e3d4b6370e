import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Persona, type PolicyTestReport, readPolicyTests, testTable } from "@tenure/lifecycle-rules";
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
    .argument("[file]", "the personas; table.test.yaml beside the configuration by default")
    .option("--strict", "rows and cells that no persona tests are named, and findings too")
    .addHelpText("after", "\nExamples:\n  tenure table test\n  tenure table test policy/personas.yaml --strict")
    .action((given: string | undefined, _options, command: Command) =>
      answering<TestOptions>(command, context, ({ config, strict = false }) =>
        loadPolicy(folder, config).andThen(({ table }) =>
          readPersonas(folder, given ?? join(dirname(config), "table.test.yaml")).map((personas) => {
            const report = testTable(table, personas);
            const isBad = report.failures.length > 0 || (strict && report.untested.length > 0);
            return {
              exit: isBad ? exitCode.findings : exitCode.done,
              data: report,
              text: (screen: Screen) => reportToText(report, strict, screen),
            };
          }),
        ),
      ),
    );
}

function reportToText({ failures, mutations, personas, untested }: PolicyTestReport, strict: boolean, screen: Screen) {
  const colors = paint(screen.color);
  const shown = [
    ...failures.map(({ sentence }) => `${colors.loss("✗")} ${printable(sentence)}`),
    ...(strict ? untested.map(({ sentence }) => `${colors.change("!")} ${printable(sentence)}`) : []),
  ];
  const passed = `${personas - failures.length} of ${personas} personas get what they should`;
  const noticed = `${mutations - untested.length} of ${mutations} changes of the table would be noticed`;
  return `${passed}; ${noticed}.\n${shown.map((line) => `  ${line}\n`).join("")}`;
}

function readPersonas(folder: string, file: string): Result<readonly Persona[], Complaint> {
  const read = Result.fromThrowable(
    () => readFileSync(resolve(folder, file), "utf8"),
    () => complaint(`There is no file ${file} that can be read.`),
  );
  return read().andThen((text) =>
    readPolicyTests(text, file).mapErr((problems) => ({
      ...complaint(`The personas of ${file} cannot be read.`),
      details: problems.map(({ sentence }) => sentence),
    })),
  );
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-personas", exit: exitCode.badInput, sentence };
}
