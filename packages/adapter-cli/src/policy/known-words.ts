import type { ImpactPerson, ReferenceTable } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { didYouMean } from "./did-you-mean.ts";

/** Somebody as typed, if the table or its rules know every attribute. */
export function knownAttributes(
  person: ImpactPerson,
  { rows, rules }: ReferenceTable,
): Result<ImpactPerson, Complaint> {
  const asked = rows.flatMap(({ conditions }) => conditions.map(({ attribute }) => attribute));
  const known = [...new Set([...asked, ...Object.keys(rules.profile)])];
  const stranger = Object.keys(person.attributes).find((name) => !known.includes(name));
  if (stranger === undefined) return ok(person);
  return err({
    kind: "unknown-attribute",
    exit: exitCode.badInput,
    sentence: `The table and its rules know no attribute ${stranger}.${didYouMean(stranger, known)}`,
  });
}

/** Values that no row asks for and that are nearly one that a row does ask for: allowed, and probably a slip. */
export function unlikelyValues(person: ImpactPerson, { rows }: ReferenceTable): readonly string[] {
  const conditions = rows.flatMap((row) => row.conditions);
  return Object.entries(person.attributes).flatMap(([name, value]) => {
    const asked = conditions
      .filter(({ attribute }) => attribute === name)
      .flatMap(({ test }) => (test.kind === "any-of" || test.kind === "none-of" ? test.values : []));
    return [value].flat().flatMap((one) => {
      const question = asked.some((known) => known.toLowerCase() === one.toLowerCase()) ? "" : didYouMean(one, asked);
      return question === "" ? [] : [`no row asks for ${name} = ${one}.${question}`];
    });
  });
}
