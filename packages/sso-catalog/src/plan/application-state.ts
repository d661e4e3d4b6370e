import type { ConfiguredApplication } from "../blueprint/application.ts";

/** A group that gives an application to its members, and what the application is told of them. */
export interface GroupAssignment {
  readonly groupId: string;
  /** Of several groups of one person, the lowest number wins the profile. */
  readonly priority?: number;
  /** Role, licence and the like, as the application's own attributes. */
  readonly profile?: Readonly<Record<string, unknown>>;
}

/** An application as it has to be. */
export interface WantedApplication {
  readonly configured: ConfiguredApplication;
  readonly assigned: readonly GroupAssignment[];
  /** Ids of groups the application is told of. None of them may assign it too. */
  readonly pushed: readonly string[];
  /** Whether groups nobody named here are taken away, or only told. @defaultValue "tell" */
  readonly others?: "tell" | "take-away";
  /** How Okta may make user names where the blueprint says nothing of them. @defaultValue of the login */
  readonly userName?: string;
}

/** A group an application is told of, as Okta holds it. */
export interface HeldPush {
  readonly id: string;
  readonly groupId: string;
  readonly status: string;
}

/** An application as Okta holds it, read just now. */
export interface HeldApplication {
  /** What `GET /api/v1/apps/{id}` answers, whole. */
  readonly app: Readonly<Record<string, unknown>> & { readonly id: string; readonly status: string };
  readonly assigned: readonly GroupAssignment[];
  readonly pushed: readonly HeldPush[];
}
