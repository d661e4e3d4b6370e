import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ImpactPerson } from "@tenure/lifecycle-rules";
import { err, ok, Result } from "neverthrow";
import { z } from "zod";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

const People = z.array(
  z.strictObject({
    /** A login, or whatever else names a person. */
    id: z.string().min(1),
    attributes: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
);

/** Reads people from a JSON file: `[{ "id": "ines.duarte@…", "attributes": { "department": "Climate Science" } }]`. */
export function readPeople(folder: string, file: string): Result<readonly ImpactPerson[], Complaint> {
  const read = Result.fromThrowable(
    (): unknown => JSON.parse(readFileSync(resolve(folder, file), "utf8")),
    (cause) =>
      complaint(cause instanceof SyntaxError ? `${file} is not JSON.` : `There is no file ${file} that can be read.`),
  );
  return read().andThen((value) => {
    const people = People.safeParse(value);
    // An export that failed is a list of nobody, and what is asked about nobody has the answer of a clean change.
    if (people.success && people.data.length === 0) return err(complaint(`${file} has nobody in it.`));
    if (people.success) return ok(people.data);
    const [first] = people.error.issues;
    return err(complaint(`${file} is no list of people: ${first?.path.join(".") ?? ""} ${first?.message ?? ""}.`));
  });
}

function complaint(sentence: string): Complaint {
  return { kind: "bad-people", exit: exitCode.badInput, sentence };
}
