import { type Instant, impact, who } from "@tenure/lifecycle-rules";
import { printable } from "@tenure/reports";
import { Command } from "commander";
import { err, errAsync, ok, type ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { beforeLedgerComplaint } from "../explain/before-ledger.ts";
import { holdersToText } from "../explain/holders-to-text.ts";
import { pastInstant } from "../options.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { targetNames } from "../policy/find-target.ts";
import { loadPolicy, type Policy } from "../policy/load-policy.ts";
import { everybody } from "../policy/people-source.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface WhoOptions extends CommonOptions {
  readonly people?: string;
  readonly at?: Instant;
}

/** `tenure who ROW`: the people a row holds for, and what they would lose if it went. */
export function whoCommand(context: CommandContext): Command {
  return new Command("who")
    .description("list the people a row of the table holds for, and what they would lose if it went")
    .argument("<row>", "id of the row")
    .option("--people <file>", "look at the people of this JSON instead of Okta's")
    .option("--at <instant>", "who had something by it at a past instant, as the ledger knew it", pastInstant)
    .addHelpText(
      "after",
      "\nExamples:\n  tenure who aws-production-read\n  tenure who everyone --people people.json\n  tenure who aws-production-read --at 2027-03-01T12:00:00Z",
    )
    .action((rowId: string, _options, command: Command) =>
      answering<WhoOptions>(command, context, (options) =>
        loadPolicy(context.terminal.folder, options.config).andThen((policy) =>
          options.at === undefined
            ? today(context, options, policy, rowId)
            : then(context, options.config, policy, rowId, options.at),
        ),
      ),
    );
}

function today(
  { terminal }: CommandContext,
  options: WhoOptions,
  policy: Policy,
  rowId: string,
): ResultAsync<Answer, Complaint> {
  const { table } = policy;
  const row = table.rows.find(({ id }) => id === rowId);
  if (row === undefined) {
    const sentence = `The table has no row called ${rowId}.`;
    return errAsync({ kind: "unknown-row", exit: exitCode.badInput, sentence });
  }
  return everybody(policy, options, terminal).map((all) => {
    const ids = who(table, rowId, all).map(({ id }) => id);
    const without = impact(table, { rows: table.rows.filter((one) => one !== row) }, all);
    const lost = without.changes.filter(({ direction }) => direction === "loses");
    const gained = without.changes.filter(({ direction }) => direction === "gains");
    const heading = `${ids.length} of ${all.length} people: ${row.reason} (${row.owner})`;
    const gone = [
      ...lost.map(({ name, people }) => `  − ${printable(name)}: ${count(people.length)}`),
      ...gained.map(
        ({ name, people }) => `  + ${printable(name)}: ${count(people.length)}, whom the row keeps from it`,
      ),
    ];
    return {
      exit: exitCode.done,
      data: { row: rowId, people: ids, withoutTheRow: without.changes },
      text: () =>
        [
          printable(heading),
          ...ids.map((id) => `  ${printable(id)}`),
          gone.length === 0
            ? "If the row went, nobody would lose anything: other rows give the same, or only a ticket does."
            : "If the row went, they would lose:",
          ...gone,
          "",
        ].join("\n"),
    };
  });
}

function then(
  context: CommandContext,
  config: string,
  { table }: Policy,
  rowId: string,
  at: Instant,
): ResultAsync<Answer, Complaint> {
  return withTenure(context, config, (tenure) =>
    tenure.everybody
      .whoAt(rowId, at)
      .mapErr((failure) => failureComplaint(failure))
      .andThen((found) =>
        found.kind === "before-ledger"
          ? err(beforeLedgerComplaint(found, at, `who had something by ${rowId}`))
          : ok<Answer>({
              exit: exitCode.done,
              data: { row: rowId, at, people: found.holders },
              text: (screen) => holdersToText(rowId, at, found.holders, targetNames(table), screen),
            }),
      ),
  );
}

const count = (people: number) => (people === 1 ? "1 person" : `${people} people`);
