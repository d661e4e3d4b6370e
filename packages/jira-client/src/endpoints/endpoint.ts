/** A route with its placeholders as the vendor documents it: safe to log, never a real id. */
export type Route = `${"GET" | "POST" | "PUT" | "DELETE"} /${string}`;

/** One call of the API as data: where it goes, and what the caller has to be allowed. */
export interface Endpoint {
  readonly route: Route;
  /** Classic OAuth scope; scoped tokens need it, unscoped ones have it. */
  readonly scope: string;
  /** What the account needs in Jira itself. */
  readonly permission: string;
}

/** The placeholders of a route. */
export type Placeholders<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
