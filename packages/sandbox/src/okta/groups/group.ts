/** A group as the org keeps it; never changed in place. */
export interface Group {
  readonly id: string;
  /** `OKTA_GROUP`, `APP_GROUP` or `BUILT_IN`. */
  readonly type: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly lastMembershipUpdated: string;
  readonly profile: Readonly<Record<string, unknown>>;
  /** The application an `APP_GROUP` comes from. */
  readonly sourceId?: string;
  readonly owners?: readonly GroupOwner[];
}

/** Somebody who answers for a group. */
export interface GroupOwner {
  readonly id: string;
  readonly type: "USER" | "GROUP";
  readonly lastUpdated: string;
}

/** Why somebody is in a group. */
export interface Membership {
  /** Put in by hand or by API. */
  readonly direct: boolean;
  /** Ids of the rules that put them in. */
  readonly rules: ReadonlySet<string>;
}

/** The group's name. */
export function nameOf(group: Group): string {
  const { name } = group.profile;
  return typeof name === "string" ? name : "";
}
