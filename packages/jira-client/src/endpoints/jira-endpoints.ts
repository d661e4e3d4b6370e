import type { Endpoint } from "./endpoint.ts";
import { GATEWAY } from "./gateway.ts";
import { PLATFORM } from "./platform.ts";
import { SERVICE_MANAGEMENT } from "./service-management.ts";

/**
 * Every call this library can make, by the function that makes it: its route, the OAuth scope it
 * needs and the permission in Jira. For set-up pages, and for whoever reviews what a token may do.
 */
export const JIRA_ENDPOINTS: Readonly<Record<string, Endpoint>> = { ...PLATFORM, ...SERVICE_MANAGEMENT, ...GATEWAY };
