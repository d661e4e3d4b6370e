import { type AccessMatrix, accessMatrix, matrixToMarkdown, matrixToText } from "@tenure/reports";
import { matrixToHtml } from "@tenure/reports/html";
import { Command, Option } from "commander";
import { err, ok } from "neverthrow";
import { exitCode } from "../../exit-code.ts";
import { loadPolicy } from "../../policy/load-policy.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface MatrixOptions extends CommonOptions {
  readonly by: string;
  readonly markdown?: true;
  readonly html?: true;
}

/** `tenure table matrix`: who gets what, at a glance. */
export function matrixCommand(context: CommandContext): Command {
  return new Command("matrix")
    .description("draw who gets what: groups and applications against the values of one attribute")
    .option("--by <attribute>", "the attribute", "department")
    .option("--markdown", "as Markdown")
    .addOption(new Option("--html", "as one HTML page with a heat map").conflicts("markdown"))
    .addHelpText(
      "after",
      "\nExamples:\n  tenure table matrix --by location\n  tenure table matrix --markdown > ACCESS.md\n  tenure table matrix --html > access.html",
    )
    .action((_options, command: Command) =>
      answering<MatrixOptions>(command, context, ({ by, config, html, markdown }) =>
        loadPolicy(context.terminal.folder, config).andThen(({ table }) => {
          const matrix = accessMatrix(table, by);
          if (matrix.values.length === 0) {
            return err({
              kind: "unknown-attribute",
              exit: exitCode.badInput,
              sentence: `No row of the table asks for ${by}.`,
            });
          }
          return ok({
            exit: exitCode.done,
            data: matrix,
            text: (screen: Screen) => drawn(matrix, screen, { html, markdown }),
          });
        }),
      ),
    );
}

function drawn(
  matrix: AccessMatrix,
  screen: Screen,
  as: { readonly html: true | undefined; readonly markdown: true | undefined },
): string {
  if (as.html === true) return matrixToHtml(matrix);
  return as.markdown === true ? matrixToMarkdown(matrix) : matrixToText(matrix, screen);
}
