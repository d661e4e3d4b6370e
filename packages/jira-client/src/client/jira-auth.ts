import type { Api } from "@tenure/http-kit";
import { okAsync } from "neverthrow";

/** How calls prove who makes them. */
export type JiraAuth =
  /** An API token with the e-mail of its account: without scopes on the site, with scopes on the gateway. */
  | { readonly kind: "basic"; readonly email: string; readonly token: string }
  /** A token of a service account or an OAuth access token, on the gateway. */
  | { readonly kind: "bearer"; readonly token: string };

/** The headers for each attempt; kept in a closure, so that printing a client prints no token. */
export function authorization(auth: JiraAuth): Api["authorize"] {
  const header =
    auth.kind === "basic"
      ? `Basic ${Buffer.from(`${auth.email}:${auth.token}`, "utf8").toString("base64")}`
      : `Bearer ${auth.token}`;
  return () => okAsync({ authorization: header });
}
