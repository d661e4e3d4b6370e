import type { Attributes, AttributeValue, ImpactPerson } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { readPeople } from "./read-people.ts";

/**
 * Somebody to explain the table for: `department=Data;applications=AWS,GitLab`, or a person of a file of people.
 * A comma makes a list of a value.
 */
export function findPerson(text: string, folder: string, file: string | undefined): Result<ImpactPerson, Complaint> {
  if (text.includes("=")) return describedPerson(text);
  if (file === undefined) {
    return err(
      complaint(`Say who ${text} is: give attributes ("department=Data;team=Analytics"), or --people FILE to look in.`),
    );
  }
  return readPeople(folder, file).andThen((people) => {
    const found = people.find(({ id }) => id.toLowerCase() === text.toLowerCase());
    return found === undefined ? err(complaint(`Nobody in ${file} is called ${text}.`)) : ok(found);
  });
}

/** A person's attributes with where they were said. */
export function attributesOf({ attributes }: ImpactPerson): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      { value, origin: { source: "profile", id: name, label: name } },
    ]),
  );
}

function describedPerson(text: string): Result<ImpactPerson, Complaint> {
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
