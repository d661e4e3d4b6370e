/** Something about the set-up that is wrong, and what to do about it. */
export interface ProbeFinding {
  readonly kind:
    | "unreachable"
    | "wrong-address"
    | "not-cloud"
    | "clock-differs"
    | "wrong-credentials"
    | "scoped-token-on-site"
    | "missing-scope"
    | "other-account"
    | "project-hidden"
    | "missing-permission"
    | "no-agent-licence"
    | "failed";
  /** What is wrong. */
  readonly sentence: string;
  /** What to do. */
  readonly remedy: string;
}

/** What a look at the set-up showed. */
export interface JiraProbe {
  /** Nothing is wrong, as far as can be seen without writing. */
  readonly ready: boolean;
  readonly findings: readonly ProbeFinding[];
  /** The account calls are made with; compare it with the one you meant. */
  readonly account?: { readonly accountId: string; readonly displayName?: string; readonly timeZone?: string };
  readonly cloudId?: string;
}

/** What the set-up is meant for. */
export interface ProbeOptions {
  /** Keys of the projects we work in. */
  readonly projects?: readonly string[];
  /** @defaultValue what reading, editing, moving, commenting on and linking issues takes */
  readonly permissions?: readonly string[];
  /** The account the credentials should belong to. */
  readonly accountId?: string;
}
