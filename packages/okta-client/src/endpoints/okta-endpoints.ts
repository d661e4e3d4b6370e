import { APPS } from "./apps.ts";
import type { Endpoint } from "./endpoint.ts";
import { GROUPS } from "./groups.ts";
import { ORG } from "./org.ts";
import { USERS } from "./users.ts";

/** Every call this client can make, by function: what to grant, for a set-up check or a reference page. */
export const OKTA_ENDPOINTS: Readonly<Record<string, Endpoint>> = { ...USERS, ...GROUPS, ...APPS, ...ORG };
