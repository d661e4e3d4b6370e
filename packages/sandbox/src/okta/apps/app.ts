import type { Attributes } from "../schema/attributes.ts";

/** An application as the org keeps it; never changed in place. */
export interface App {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly status: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly signOnMode: string;
  readonly features: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly accessibility?: unknown;
  readonly visibility?: unknown;
  readonly profile?: unknown;
  /** The id inside SAML and sign-on addresses, `exk…`. */
  readonly externalKey: string;
  /** Attributes its users have beyond the user name. */
  readonly schema?: Attributes;
  /** Where users are pushed to; set in the admin console only, never by API. */
  readonly provisioning?: Provisioning;
}

/** How an application's SCIM server is reached, and what Okta sends to it. */
export interface Provisioning {
  readonly url: string;
  readonly authorization: string;
  /** Catalogue integrations deactivate by `PATCH`, custom ones by `PUT`. */
  readonly kind: "catalogue" | "custom";
  readonly pushUsers: boolean;
  readonly pushProfiles: boolean;
  readonly deactivateUsers: boolean;
}

/** A group's assignment to an application; the lowest priority number wins a member's profile. */
export interface AppGroup {
  readonly groupId: string;
  readonly priority: number;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly lastUpdated: string;
}

/** A group mirrored into an application. */
export interface GroupPush {
  readonly id: string;
  readonly sourceGroupId: string;
  /** Okta's picture of the application's group. */
  readonly targetGroupId: string;
  /** `ACTIVE`, `INACTIVE` or `ERROR`. */
  readonly status: string;
  /** The group's id in the application. */
  readonly externalId?: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly lastPush?: string;
}

/** A user's assignment to an application. */
export interface AppUser {
  readonly userId: string;
  readonly scope: "USER" | "GROUP";
  readonly status: string;
  readonly syncState: string;
  readonly externalId: string | null;
  readonly created: string;
  readonly lastUpdated: string;
  readonly statusChanged: string;
  readonly lastSync: string | null;
  readonly userName: string;
  readonly profile: Readonly<Record<string, unknown>>;
}
