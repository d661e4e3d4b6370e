import { type Paint, printable } from "@tenure/reports";
import type { BatchApproval } from "@tenure/service";

/** Where a batch stands before it is carried out. */
export interface Standing {
  readonly hash: string;
  readonly brakes: readonly { readonly sentence: string }[];
  readonly approval: BatchApproval;
}

/** What is typed about a batch: how it is carried out, and what names the configuration where it is not the usual one. */
export interface BatchCommands {
  readonly apply: (hash: string) => string;
  readonly file: string;
}

/** What stands between a batch and its being carried out, with the words that end it, and what carries it out. */
export function standingWords(
  { approval, brakes, hash }: Standing,
  what: string,
  { apply, file }: BatchCommands,
  colors: Paint,
): readonly string[] {
  const carry = `  ${colors.name(apply(hash))}`;
  const held =
    brakes.length === 0
      ? []
      : [
          ...brakes.map(({ sentence }) => `${colors.loss("‖")} ${printable(sentence)}`),
          "  Two different people with a key must release it:",
          `  ${colors.name(`tenure release ${hash} --reason WHY${file}`)}`,
        ];
  const asked = askedWords(approval, hash, file, colors);
  const then = held.length + asked.length === 0 ? "To" : "Then, to";
  return [...held, ...asked, `Nothing was changed. ${then} carry out exactly this (${what}):`, carry];
}

function askedWords(approval: BatchApproval, hash: string, file: string, colors: Paint): readonly string[] {
  switch (approval.kind) {
    case "needed":
      return [
        `${colors.change("!")} ${printable(approval.sentence)}`,
        `  ${colors.name(`tenure approve ${hash}${file}`)}`,
      ];
    case "declined":
      return [`${colors.loss("‖")} It was declined by ${printable(approval.by)}.`];
    case "given":
    case "not-needed":
      return [];
  }
}
