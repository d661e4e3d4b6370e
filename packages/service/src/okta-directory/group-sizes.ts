import { anyOf, equals, listGroupSizes, type OktaClient, type OktaError } from "@tenure/okta-client";
import { ResultAsync } from "neverthrow";
import { inBatches } from "./in-batches.ts";

/** Members each of these groups has, by id, as Okta counts them: one call for many groups, and no member is read. */
export function groupSizes(
  okta: OktaClient,
  ids: readonly string[],
): ResultAsync<Readonly<Record<string, number>>, OktaError> {
  return ResultAsync.combine(
    inBatches(ids).map((batch) => listGroupSizes(okta, anyOf(...batch.map((id) => equals("id", id))))),
  ).map((found) => Object.fromEntries(found.flat().map(({ id, users }) => [id, users])));
}
