/** Attribute values by name, as a profile holds them. */
export type Profile = Readonly<Record<string, unknown>>;

/** A user as the org keeps it. Never changed in place: each change is a new value, so the search index may hold an old one. */
export interface User {
  readonly id: string;
  readonly status: string;
  /** The status on the way, while a transition takes time. */
  readonly transitioningTo?: string;
  /** What `unsuspend` goes back to. */
  readonly statusBeforeSuspension?: string;
  readonly created: string;
  readonly activated: string | null;
  readonly statusChanged: string | null;
  readonly lastLogin: string | null;
  readonly lastUpdated: string;
  readonly passwordChanged: string | null;
  readonly typeId: string;
  readonly profile: Profile;
  readonly provider: { readonly type: string; readonly name: string };
  /** SHA-256 of the password, hexadecimal; `"imported"` when only a foreign hash is known. */
  readonly passwordHash?: string;
  readonly recoveryQuestion?: { readonly question: string; readonly answer: string };
  /** Counts changes; the `ETag` of a single read. */
  readonly version: number;
}

/** The login, which every profile has. */
export function loginOf(user: User): string {
  return textOf(user.profile["login"]);
}

/** First and last name, as logs show them. */
export function displayNameOf(user: User): string {
  return `${textOf(user.profile["firstName"])} ${textOf(user.profile["lastName"])}`.trim();
}

/** Logins are unique whatever their case and diacritics. */
export function foldLogin(login: string): string {
  return login.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
