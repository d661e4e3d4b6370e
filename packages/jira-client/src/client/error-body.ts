import { isObject, own, ownText } from "../own.ts";

/** What Jira says in a refusal, whichever of its five families of bodies it chose. */
export interface ErrorBody {
  readonly messages: readonly string[];
  /** By field id. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads the body of a refusal: the platform's, `application/problem+json`, Service Management's,
 * Forms' and the gateway's. A body that is none of them, HTML or nothing, says nothing.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const platform = texts(own(body, "errorMessages"));
  const errors = own(body, "errors");
  const fields = isObject(errors) ? Object.entries(errors).filter(([, value]) => typeof value === "string") : [];
  const forms = Array.isArray(errors)
    ? errors.flatMap((error) => ownText(error, "detail") ?? ownText(error, "title") ?? [])
    : [];
  const single = [
    ownText(body, "errorMessage"),
    ownText(body, "detail") ?? ownText(body, "title"),
    ownText(body, "message"),
    ownText(body, "error_description"),
  ].filter((message) => message !== undefined);
  return {
    messages: [...platform, ...forms, ...single],
    fields: Object.fromEntries(fields.map(([field, message]) => [field, String(message)])),
  };
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === "string" && entry !== "") : [];
