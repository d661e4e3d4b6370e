import type { Tenure } from "@tenure/service";
import { Command, InvalidArgumentError } from "commander";
import { err, errAsync, ok, type ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { mailAddress } from "../options.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { adoptionToText, surprisesToText } from "../reconcile/adoption-to-text.ts";
import { readingLine } from "../reconcile/reading-line.ts";
import type { Screen } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface AdoptOptions extends CommonOptions {
  readonly takeOver?: true;
  readonly days: number;
  readonly owner?: string;
}

/** `tenure adopt [ROW]`: where each row of a table stands on its way into use. */
export function adoptCommand(context: CommandContext): Command {
  return new Command("adopt")
    .description("say which rows of the table can be switched on without surprising anybody")
    .argument("[row]", "one row: the people it would surprise")
    .option("--take-over", "enter the row's surprises as exceptions, so that it can be switched on")
    .option("--days <days>", "days until these exceptions end", wholeDays, 90)
    .option("--owner <address>", "who answers for those without a manager; the row's owner by default", mailAddress)
    .addHelpText(
      "after",
      "\nChanges nobody's access. Ends with 1 while a row that is off would surprise somebody.\n\nExamples:\n  tenure adopt\n  tenure adopt dept-data\n  tenure adopt dept-data --take-over --days 90",
    )
    .action((row: string | undefined, _options, command: Command) =>
      answering<AdoptOptions>(command, context, (options) => {
        const { config, takeOver } = options;
        if (takeOver === true && row === undefined) return errAsync(WHICH);
        return withTenure(context, config, (tenure) =>
          takeOver === true && row !== undefined ? taken(tenure, row, options, context) : stands(tenure, row, context),
        );
      }),
    );
}

const WHICH: Complaint = {
  kind: "bad-usage",
  exit: exitCode.badInput,
  sentence: "Say which row's surprises are taken over: tenure adopt ROW --take-over.",
};

function stands(
  { everybody }: Tenure,
  rowId: string | undefined,
  { terminal }: CommandContext,
): ResultAsync<Answer, Complaint> {
  const line = readingLine(terminal.err);
  return everybody
    .adoption({ onRead: line.show })
    .mapErr((failure) => failureComplaint(failure))
    .andThen((found) => {
      line.end();
      if (found.kind === "inconclusive") return err(inconclusive(found.sentences));
      const off = found.rows.filter(({ on, row }) => !on && (rowId === undefined || row.id === rowId));
      const exit = off.some(({ surprises }) => surprises.length > 0) ? exitCode.findings : exitCode.done;
      if (rowId === undefined) {
        return ok<Answer>({ exit, data: found, text: (screen: Screen) => adoptionToText(found, screen) });
      }
      const one = found.rows.find(({ row }) => row.id === rowId);
      return one === undefined
        ? err(unknown(rowId))
        : ok<Answer>({ exit, data: one, text: (screen: Screen) => surprisesToText(one, screen) });
    });
}

function taken(
  { everybody }: Tenure,
  rowId: string,
  { days, owner }: AdoptOptions,
  { terminal }: CommandContext,
): ResultAsync<Answer, Complaint> {
  const line = readingLine(terminal.err);
  return everybody
    .takeOver({ rowId, days, onRead: line.show, ...(owner === undefined ? {} : { owner }) })
    .mapErr((failure) => failureComplaint(failure))
    .andThen((done) => {
      line.end();
      if (done.kind === "inconclusive") return err(inconclusive(done.sentences));
      const { exceptions } = done;
      const owners = new Set(exceptions.map((one) => one.owner)).size;
      return ok<Answer>({
        exit: exitCode.done,
        data: done,
        text: () =>
          `${count(exceptions.length, "exception")} entered, of ${count(owners, "owner")}, for ${count(days, "day")}. Nobody's access was changed.\n`,
      });
    });
}

function wholeDays(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("Give whole days, at least 1.");
  return value;
}

function inconclusive(details: readonly string[]): Complaint {
  const sentence = "Nothing is concluded from what was read.";
  return { kind: "inconclusive", exit: exitCode.refused, sentence, details };
}

function unknown(rowId: string): Complaint {
  return { kind: "unknown-row", exit: exitCode.badInput, sentence: `The table has no row called ${rowId}.` };
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
