import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Instant } from "@tenure/lifecycle-rules";
import { type KnownPlan, type SignedWord, signWord, type Tenure } from "@tenure/service";
import { Command } from "commander";
import { err, ok, Result, type ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { type OwnKey, ownKey } from "../approve/own-key.ts";
import { saidToText } from "../approve/said-to-text.ts";
import { wordComplaint } from "../approve/word-complaint.ts";
import { readSettings } from "../config/read-settings.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { wholeHash } from "../options.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import type { Screen, Terminal } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface SayOptions extends CommonOptions {
  readonly key?: string;
  readonly reason?: string;
}

/** `tenure approve HASH`: says yes to a plan, a reconciliation or an access review. */
export function approveCommand(context: CommandContext): Command {
  return saying(context, "approve", "say yes to what a hash stands for: a plan, a reconciliation, a review");
}

/** `tenure decline HASH`: says no to it. */
export function declineCommand(context: CommandContext): Command {
  return saying(context, "decline", "say no to what a hash stands for: it is not carried out");
}

/** `tenure release HASH`: lets it go on although a brake holds it. */
export function releaseCommand(context: CommandContext): Command {
  return saying(context, "release", "let what a brake holds go on: two different people must, each with a reason");
}

function saying(context: CommandContext, says: SignedWord["says"], description: string): Command {
  const command = new Command(says)
    .description(description)
    .argument("<hash>", "the whole hash, as plan, reconcile or review apply showed it", wholeHash)
    .option("--key <file>", "your private key (PEM) or secret; by default what TENURE_SIGNING_KEY holds");
  if (says === "release") command.requiredOption("--reason <text>", "why: 10 characters or more");
  else command.option("--reason <text>", "why, for whoever reads the ledger");
  const reason = says === "release" ? ' --reason "the department was renamed"' : "";
  return command
    .addHelpText(
      "after",
      `\nWho you are is whose key it is under approval.keys. Carries nothing out.\n\nExamples:\n  tenure ${says} HASH --key ~/tenure-key.pem${reason}`,
    )
    .action((hash: string, _options, ran: Command) =>
      answering<SayOptions>(ran, context, (options) => {
        const { terminal } = context;
        return readSettings(options.config, terminal)
          .andThen(({ approval }) => {
            return heldKey(terminal, options.key).andThen((text) => ownKey(text, approval?.keys ?? {}));
          })
          .andThen((own) => withTenure(context, options.config, (tenure) => said(tenure, own, says, hash, options)));
      }),
    );
}

function said(
  tenure: Tenure,
  own: OwnKey,
  says: SignedWord["says"],
  hash: string,
  { config, reason }: SayOptions,
): ResultAsync<Answer, Complaint> {
  return tenure
    .findPlanned(hash)
    .mapErr((failure) => failureComplaint(failure))
    .andThen((known) => (known === undefined ? err(UNKNOWN) : ok(known)))
    .andThen((known) => signed(known, own, says, reason).map((word) => ({ known, word })))
    .andThen(({ known, word }) =>
      tenure
        .takeWord(word)
        .mapErr(wordComplaint)
        .map(
          (taken): Answer => ({
            exit: exitCode.done,
            data: { ...taken, ticket: known.ticket, hash, changes: known.changes, person: word.person },
            text: (screen: Screen) => saidToText(known, word, taken, screen, config),
          }),
        ),
    );
}

function signed(
  { hash, ticket }: KnownPlan,
  { keyId, person, signing }: OwnKey,
  says: SignedWord["says"],
  reason: string | undefined,
): Result<SignedWord, Complaint> {
  const at = new Date().toISOString() as Instant;
  const why = reason === undefined ? {} : { reason };
  return signWord({ says, ticketId: ticket.id, hash, keyId, person, at, ...why }, signing).mapErr(
    (sentence): Complaint => ({ kind: "bad-key", exit: exitCode.badInput, sentence }),
  );
}

function heldKey({ env, folder }: Terminal, file: string | undefined): Result<string, Complaint> {
  const complaint = (sentence: string): Complaint => ({ kind: "no-key", exit: exitCode.badInput, sentence });
  if (file === undefined) {
    const held = env["TENURE_SIGNING_KEY"];
    return held === undefined || held === ""
      ? err(complaint("Say who you are: --key FILE, or TENURE_SIGNING_KEY in the environment."))
      : ok(held);
  }
  const read = Result.fromThrowable(
    () => readFileSync(resolve(folder, file), "utf8"),
    () => complaint(`There is no key at ${file} that can be read.`),
  );
  return read();
}

const UNKNOWN: Complaint = {
  kind: "unknown-hash",
  exit: exitCode.badInput,
  sentence:
    "Nothing was ever planned under this hash: give the one that plan, reconcile or review apply shows, and for a ticket let tenure run look at it first.",
};
