import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { ApplicationInstructions } from "@tenure/service";
import { Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { CHECKLIST, checklist } from "./checklist.ts";

/** Writes what a provider is told into `out`, as seen from `folder`, with the checklist beside it; gives the files' names. */
export function writeInstructions(
  told: ApplicationInstructions,
  out: string,
  folder: string,
): Result<readonly string[], Complaint> {
  const files = [
    ...told.artefacts.map(({ fileName, text }) => ({ file: basename(fileName), text })),
    { file: CHECKLIST, text: checklist(told) },
  ];
  const write = Result.fromThrowable(
    () => {
      mkdirSync(resolve(folder, out), { recursive: true });
      for (const { file, text } of files) writeFileSync(resolve(folder, out, file), text);
      return files.map(({ file }) => join(out, file));
    },
    (): Complaint => ({
      kind: "cannot-write",
      exit: exitCode.badInput,
      sentence: `The folder ${out} cannot be written to: name another with --out.`,
    }),
  );
  return write();
}
