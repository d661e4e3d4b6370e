import type { ObservedAccount } from "../observation/observation.ts";
import { profileChanges, profileOf } from "../person/profile.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { AccessRequest, Attributes } from "../request/request.ts";

/** Something a ticket says of somebody that the directory says otherwise. */
export interface Contradiction {
  readonly attribute: string;
  readonly sentence: string;
}

/**
 * Where a ticket that asks for access says who the person is, and the directory says somebody else. Lists are what
 * people choose, and asking for more of them is what the ticket is for; a text says what somebody is.
 */
export function contradictions(
  { attributes }: AccessRequest,
  account: ObservedAccount,
  { rules }: ReferenceTable,
): readonly Contradiction[] {
  return Object.entries(attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([attribute, stated]) =>
      profileChanges(profileOf({ [attribute]: stated }, rules), account)
        .filter(({ from }) => typeof from === "string")
        .map(({ from }) => ({
          attribute,
          sentence: `${stated.origin.label}: the ticket says "${[stated.value].flat().join(", ")}", Okta says "${[from ?? ""].flat().join(", ")}"; ask as who the person is, or file a change first.`,
        })),
    );
}

/** What a ticket states, without what is not so. */
export function without(attributes: Attributes, untrue: readonly Contradiction[]): Attributes {
  const names = new Set(untrue.map(({ attribute }) => attribute));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.has(name)));
}
