import { printable } from "@tenure/reports";
import type { Tenure } from "@tenure/service";
import { Command } from "commander";
import { err, errAsync, ok, type ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { ledgerComplaint } from "../outcome/ledger-complaint.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface ForgetOptions extends CommonOptions {
  readonly yes?: true;
}

/** `tenure forget KEY`: makes unreadable what a ticket's entries hold of somebody's profile. */
export function forgetCommand(context: CommandContext): Command {
  return new Command("forget")
    .description("make unreadable, for good, what the ledger keeps of a person by a ticket")
    .argument("<key>", "the ticket, by key or by id")
    .option("--yes", "do it: there is no way back")
    .addHelpText(
      "after",
      "\nForgets the key that logins and values of profiles are sealed with, of this ticket alone. The chain stays whole and\nevidence verify says so. A withdrawal of the ticket cannot give these values back any more.\n\nExamples:\n  tenure forget PPL-42 --yes",
    )
    .action((key: string, _options, command: Command) =>
      answering<ForgetOptions>(command, context, ({ config, yes }) =>
        withTenure(context, config, (tenure) =>
          ticketOf(tenure, key)
            .andThen((ticket) => (yes === true ? ok(ticket) : err(unsure(ticket.key))))
            .andThen((ticket) =>
              tenure
                .forget(ticket.id)
                .map(() => ticket)
                .mapErr(ledgerComplaint),
            )
            .map((ticket) => ({
              exit: exitCode.done,
              data: { ticket, forgotten: true },
              text: () =>
                `Forgotten: what the ledger kept of a person by ${printable(ticket.key)} cannot be read any more. The chain is whole.\n`,
            })),
        ),
      ),
    );
}

/** The ticket as the ledger knows it: it may be gone from Jira, or have another key by now. */
function ticketOf(
  { ledger }: Tenure,
  key: string,
): ResultAsync<{ readonly id: string; readonly key: string }, Complaint> {
  return ledger
    .read({ newest: "of-each-ticket" })
    .mapErr(ledgerComplaint)
    .andThen((entries) => {
      const wanted = key.toLowerCase();
      const found = entries.find(({ ticketId, ticketKey }) => ticketKey.toLowerCase() === wanted || ticketId === key);
      if (found !== undefined && key !== "") return ok({ id: found.ticketId, key: found.ticketKey });
      const sentence = `The ledger knows of no ticket ${key}.`;
      return errAsync({ kind: "unknown-ticket", exit: exitCode.badInput, sentence });
    });
}

function unsure(key: string): Complaint {
  const sentence = `What the ledger keeps of a person by ${key} would be unreadable for good. To do it: tenure forget ${key} --yes`;
  return { kind: "not-confirmed", exit: exitCode.badInput, sentence };
}
