/** An account. Only `accountId` identifies it. */
export interface User {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly active: boolean;
  readonly type: "atlassian" | "app" | "customer";
  readonly appType?: "service" | "agent";
  /** By profile visibility; off for most people. */
  readonly emailVisible: boolean;
  readonly isAdmin: boolean;
}

/** A group of accounts. Its name may change, its id does not. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: ReadonlySet<string>;
}
