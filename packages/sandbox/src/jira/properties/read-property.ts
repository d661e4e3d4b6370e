import { err, ok, type Result } from "neverthrow";
import { isObject } from "../http/call.ts";
import { type Problem, refuse } from "../http/problem.ts";

const LARGEST_VALUE = 32_768;
const LONGEST_KEY = 255;

/** Checks one property: any JSON that is not empty, of at most 32 768 characters. */
export function readProperty(key: string, value: unknown): Result<unknown, Problem> {
  if (key.length > LONGEST_KEY)
    return err(refuse(400, "The property key is too long. It must not exceed 255 characters."));
  if (value === undefined) return err(refuse(400, "The property value has to be a valid, non-empty JSON."));
  if (JSON.stringify(value).length > LARGEST_VALUE) {
    return err(refuse(400, `The property value is too long. It must not exceed ${LARGEST_VALUE} characters.`));
  }
  return ok(value);
}

/** Reads `properties: [{ key, value }]` as it stands inside other bodies. */
export function readProperties(given: unknown): Result<Readonly<Record<string, unknown>>, Problem> {
  if (given === undefined || given === null) return ok({});
  if (!Array.isArray(given)) return err(refuse(400, "Properties must be a list of keys and values."));
  const read: Record<string, unknown> = {};
  for (const entry of given) {
    if (!isObject(entry) || typeof entry["key"] !== "string") {
      return err(refuse(400, "Properties must be a list of keys and values."));
    }
    const property = readProperty(entry["key"], entry["value"]);
    if (property.isErr()) return err(property.error);
    read[entry["key"]] = property.value;
  }
  return ok(read);
}
