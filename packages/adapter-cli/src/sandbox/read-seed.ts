import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readSandboxSeed, type SandboxSeed } from "@tenure/sandbox";
import { Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { jupiter } from "../demo/jupiter.ts";
import { exitCode } from "../exit-code.ts";

/** What a sandbox starts with, and the host of the org it stands for. */
export interface Seeded {
  readonly org: string;
  readonly seed: SandboxSeed;
}

/** Reads a seed from a file; without one, the demo company. */
export function readSeed(folder: string, file: string | undefined): Result<Seeded, Complaint> {
  if (file === undefined) return jupiter().map(({ seed, table }) => ({ seed, org: table.org }));
  const read = Result.fromThrowable(
    (): unknown => JSON.parse(readFileSync(resolve(folder, file), "utf8")),
    (cause) =>
      complaint(
        cause instanceof SyntaxError
          ? `The seed ${file} is not JSON.`
          : `There is no seed at ${file} that can be read.`,
      ),
  );
  return read().andThen((value) =>
    readSandboxSeed(value)
      .map((seed) => ({ seed, org: `${seed.okta.org.subdomain}.okta.com` }))
      .mapErr(({ sentence }) => complaint(sentence)),
  );
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-seed", exit: exitCode.badInput, sentence };
}
