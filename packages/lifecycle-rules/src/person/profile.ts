import type { ObservedAccount } from "../observation/observation.ts";
import type { ProfileChange } from "../plan/plan.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { Attributes, AttributeValue } from "../request/request.ts";

/** A profile to be: Okta attribute → value; `undefined` clears. */
export type Profile = Readonly<Record<string, AttributeValue | undefined>>;

/** What the directory already knows of a person, as attributes of the table. */
export function attributesOf({ profile }: Pick<ObservedAccount, "profile">, rules: TableRules): Attributes {
  return Object.fromEntries(
    Object.entries(rules.profile).flatMap(([attribute, id]) => {
      const value = asValue(profile[id]);
      return value === undefined ? [] : [[attribute, { value, origin: { source: "profile", id, label: id } }] as const];
    }),
  );
}

/** One attribute of the table as text, read from a profile; `undefined` where it has no place there or holds a list. */
export function accountAttribute(
  profile: ObservedAccount["profile"],
  attribute: string,
  rules: TableRules,
): string | undefined {
  const id = Object.hasOwn(rules.profile, attribute) ? rules.profile[attribute] : undefined;
  const value = id === undefined ? undefined : asValue(profile[id]);
  return typeof value === "string" ? value : undefined;
}

/** The Okta attributes that keep what a request says. Attributes without a place in the profile are left out. */
export function profileOf(attributes: Attributes, rules: TableRules): Profile {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([attribute, { value }]) => {
      const id = Object.hasOwn(rules.profile, attribute) ? rules.profile[attribute] : undefined;
      return id === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** What has to change in a profile, sorted by attribute. Absent, empty and null are the same; lists are sets. */
export function profileChanges(
  wanted: Profile,
  { profile }: Pick<ObservedAccount, "profile">,
): readonly ProfileChange[] {
  return Object.keys(wanted)
    .toSorted()
    .map((attribute) => ({ attribute, from: asValue(profile[attribute]), to: asValue(wanted[attribute]) }))
    .filter(({ from, to }) => !sameValue(from, to));
}

/** The changes that are ours to make: what another system masters is its own to write. */
export function ownChanges(changes: readonly ProfileChange[], rules: TableRules): readonly ProfileChange[] {
  return changes.filter(({ attribute }) => rules.masteredElsewhere?.includes(attribute) !== true);
}

function sameValue(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  const key = (value: AttributeValue | undefined) =>
    typeof value === "object" ? JSON.stringify([...new Set(value)].toSorted()) : value;
  return key(a) === key(b);
}

function asValue(raw: AttributeValue | number | boolean | undefined): AttributeValue | undefined {
  if (raw === undefined || raw === null || raw === "") return undefined;
  // Tables and forms are in NFC: what looks the same is the same, whatever another system wrote. A list is a set: in
  // which order the directory tells it must not show in a plan.
  if (typeof raw === "object")
    return raw.length === 0 ? undefined : raw.map((item) => item.normalize("NFC")).toSorted();
  return String(raw).normalize("NFC");
}
