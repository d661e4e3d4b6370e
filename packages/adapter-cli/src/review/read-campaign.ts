import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Campaign } from "@tenure/lifecycle-rules";
import { err, ok, Result } from "neverthrow";
import { z } from "zod";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

const Item = z.strictObject({
  id: z.string(),
  person: z.string(),
  login: z.string(),
  target: z.string(),
  name: z.string(),
  how: z.enum(["ours", "by-hand", "rule", "imported"]),
  rows: z.array(z.string()),
  until: z.string().exactOptional(),
});

const Shape = z.strictObject({
  id: z.string(),
  at: z.string(),
  table: z.strictObject({ name: z.string(), version: z.string() }),
  lists: z.array(z.strictObject({ reviewer: z.string(), items: z.array(Item) })),
  unassigned: z.array(Item),
});

const isCampaign = (value: unknown): value is Campaign => Shape.safeParse(value).success;

/** Reads a campaign that `tenure review open` wrote. Whether it is the one that was opened, the ledger says. */
export function readCampaign(folder: string, file: string): Result<Campaign, Complaint> {
  const complaint = (sentence: string): Complaint => ({ kind: "bad-campaign", exit: exitCode.badInput, sentence });
  const read = Result.fromThrowable(
    (): unknown => JSON.parse(readFileSync(resolve(folder, file), "utf8")),
    (cause) =>
      complaint(cause instanceof SyntaxError ? `${file} is not JSON.` : `There is no file ${file} that can be read.`),
  );
  return read().andThen((value) =>
    isCampaign(value) ? ok(value) : err(complaint(`${file} is no campaign, as tenure review open writes it.`)),
  );
}
