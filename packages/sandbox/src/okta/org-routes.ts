import { json } from "./http/call.ts";
import { type Route, route } from "./http/route.ts";

/** `/api/v1/org`: which org this is. */
export const orgRoutes: readonly Route[] = [
  route("GET /api/v1/org", { scope: "okta.orgs.read", permission: "okta.users.read" }, ({ org }) =>
    json({
      id: org.id,
      subdomain: org.subdomain,
      companyName: org.companyName,
      status: "ACTIVE",
      created: org.created,
      lastUpdated: org.created,
      _links: { contacts: { href: `${org.baseUrl()}/api/v1/org/contacts` } },
    }),
  ),
];
