import { isRecord } from "./canonical.ts";
import { isSecretName } from "./secret-names.ts";

/** What stands where a secret is left out: that there is one may be known. */
export const NOT_SHOWN = "(not shown)";

/** A value as it may be shown and written down: whatever has the name of a secret in it is left out, however deep. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, isSecretName(name) ? NOT_SHOWN : withoutSecrets(inner)]),
  );
}
