/** A route with its placeholders as Okta documents it: safe to log, never a real id. */
export type Route = `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`;

/** One call of the API as data: where it goes, and what the caller has to be allowed. */
export interface Endpoint {
  readonly route: Route;
  /** OAuth scope the service app needs: what it may do at all. Several are written as OAuth does, with a space. */
  readonly scope: string;
  /**
   * What of an admin role it needs besides: on which resources it may. Permissions of a custom role, all of them;
   * or in words the standard role, where Okta offers no permission.
   */
  readonly role: readonly string[];
}

/** The placeholders of a route. */
export type Placeholders<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
