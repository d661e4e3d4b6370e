import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { writeCsvTable } from "@tenure/lifecycle-rules";
import { columns, paint, printable } from "@tenure/reports";
import { discover } from "@tenure/service";
import { Command } from "commander";
import { err, errAsync, ok, type Result } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { configSource } from "../init/config-source.ts";
import { type Draft, draftConfig, tableRules } from "../init/draft-config.ts";
import { type MinedPolicy, minePolicy } from "../init/mine-policy.ts";
import { minedWords } from "../init/mined-words.ts";
import { missingPackages } from "../init/missing-packages.ts";
import { mailAddress, zoneName } from "../options.ts";
import type { Screen } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface InitOptions extends CommonOptions {
  readonly table: string;
  readonly zone: string;
  readonly owner: string;
  readonly force?: true;
}

/** `tenure init`: writes a configuration and a table by asking Jira and Okta what is there. */
export function initCommand(context: CommandContext): Command {
  const { env, err: notes, folder } = context.terminal;
  return new Command("init")
    .description("write a configuration, form mappings and a table by asking Jira and Okta what is there")
    .option("--table <file>", "where the table goes", "reference-table.csv")
    .option(
      "--zone <name>",
      "time zone in which people's days begin",
      zoneName,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    )
    .option("--owner <address>", "who answers for rows that nobody is known for", mailAddress, "it@example.com")
    .option("--force", "write over what is there")
    .addHelpText(
      "after",
      "\nReads OKTA_ORG_URL, OKTA_CLIENT_ID, OKTA_PRIVATE_KEY, JIRA_BASE_URL, JIRA_EMAIL and JIRA_API_TOKEN; writes nothing to either.\nWhat it writes is a draft for people to read: a pattern is not a policy.\n\nExamples:\n  tenure init --zone Europe/Zurich --owner it@acme.example",
    )
    .action((_options, command: Command) =>
      answering<InitOptions>(command, context, (options) => {
        const taken = [options.config, options.table].find((file) => existsSync(resolve(folder, file)));
        if (taken !== undefined && options.force !== true) {
          return errAsync(complaint(`${taken} exists already: give --force to write over it, or another name.`));
        }
        notes.write("tenure: asking Okta and Jira what is there …\n");
        return discover(env)
          .mapErr(({ kind, problems = [], sentence }) => ({
            kind,
            exit: kind === "bad-environment" ? exitCode.badInput : exitCode.remoteFailed,
            sentence,
            details: problems,
          }))
          .andThen((found) => {
            const draft = draftConfig(found);
            if (draft.forms.length === 0) {
              return err(
                complaint("No request type of any service project looks like a hire, a move or a termination."),
              );
            }
            const rules = tableRules(draft.rules, options.zone);
            const name = found.org.split(".")[0] ?? "company";
            return minePolicy(found.workforce, { name, org: found.org, owner: options.owner, rules })
              .mapErr((problems) => ({
                ...complaint("The table that Okta suggests is none."),
                details: problems.map(({ sentence }) => sentence),
              }))
              .andThen((policy) => written(folder, options, draft, policy));
          });
      }),
    );
}

function written(
  folder: string,
  { config, table, zone }: InitOptions,
  draft: Draft,
  policy: MinedPolicy,
): Result<Answer, Complaint> {
  writeFileSync(resolve(folder, table), writeCsvTable(policy.table));
  writeFileSync(resolve(folder, config), configSource({ ...draft, zone, tableFile: table }));
  const { exceptions, rows } = policy.mined;
  const missing = missingPackages(folder, config);
  return ok({
    exit: exitCode.done,
    data: {
      files: [config, table],
      forms: draft.forms.map(({ fields, kind, name, requestTypeId }) => ({
        name,
        kind,
        requestTypeId,
        fields: fields.length,
      })),
      passedOver: draft.passedOver.map(({ name }) => name),
      rows: rows.length,
      exceptions: exceptions.length,
      missingPackages: missing,
    },
    text: (screen) => `${initToText(config, table, draft, policy, screen)}${missingWords(missing)}`,
  });
}

function initToText(config: string, table: string, draft: Draft, { mined }: MinedPolicy, screen: Screen): string {
  const colors = paint(screen.color);
  const point = (text: string) =>
    columns({ text: colors.gain("✓"), width: 2 }, { text, width: Math.max(40, screen.width - 3) });
  const forms = draft.forms.map(({ fields, kind, name }) => `${name} (${kind}, ${fields.length} fields)`).join(", ");
  const left =
    draft.passedOver.length === 0 ? "" : ` Passed over: ${draft.passedOver.map(({ name }) => name).join(", ")}.`;
  return [
    ...point(`${colors.name(printable(config))} maps ${printable(forms)}.${printable(left)}`),
    ...point(`${colors.name(printable(table))} has ${minedWords(mined)}.`),
    "",
    "Read both: a pattern is not a policy. Then:",
    "  tenure doctor        whether everything it names is there",
    "  tenure table lint    what the table probably does not mean",
    "  tenure plan KEY      what would be done for a ticket",
    "",
  ].join("\n");
}

function complaint(sentence: string): Complaint {
  return { kind: "not-written", exit: exitCode.badInput, sentence };
}

function missingWords(missing: readonly string[]): string {
  if (missing.length === 0) return "";
  return `\nThe configuration imports packages that are not installed here. First:\n  npm install ${missing.join(" ")}\n`;
}
