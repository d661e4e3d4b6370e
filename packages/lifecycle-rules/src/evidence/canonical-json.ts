import canonicalize from "canonicalize";

/**
 * The one JSON text of a value (RFC 8785): keys sorted, no spaces, absent and `undefined` the same.
 * Equal values give equal bytes, so their hashes can be compared.
 */
export function canonicalJson(value: unknown): string {
  return canonicalize(value) ?? "null";
}
