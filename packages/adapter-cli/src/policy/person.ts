import type { Attributes, AttributeValue, ImpactPerson } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** A person's attributes with where they were said. */
export function attributesOf({ attributes }: ImpactPerson): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      { value, origin: { source: "profile", id: name, label: name } },
    ]),
  );
}

/** Somebody described by attributes: `department=Data;applications=AWS,GitLab`. A comma makes a list of a value. */
export function describedPerson(text: string): Result<ImpactPerson, Complaint> {
  const pairs = text
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair): [string, AttributeValue] => {
      const [name = "", value = ""] = pair.split(/=(.*)/s).map((part) => part.trim());
      const several = value.split(",").map((one) => one.trim());
      return [name, several.length > 1 ? several : value];
    });
  const empty = pairs.find(([name, value]) => name === "" || value === "");
  if (empty !== undefined)
    return err(complaint(`"${text}" says nothing for "${empty[0]}": write name=value;name=value.`));
  return ok({ id: text, attributes: Object.fromEntries(pairs) });
}

function complaint(sentence: string): Complaint {
  return { kind: "unknown-person", exit: exitCode.badInput, sentence };
}
