import { err } from "neverthrow";
import { z } from "zod";
import { type Call, json, noContent, type Reply, readBody } from "../http/call.ts";
import { problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { userTarget } from "../log/targets.ts";
import { foldLogin } from "../users/user.ts";
import { clearSessions, revokeTokens } from "./clear-sessions.ts";

const Body = z.looseObject({
  sub_id: z.union([
    z.looseObject({ format: z.literal("opaque"), id: z.string() }),
    z.looseObject({ format: z.literal("iss_sub"), iss: z.string(), sub: z.string() }),
    z.looseObject({ format: z.literal("email"), email: z.string() }),
  ]),
});
type Subject = z.infer<typeof Body>["sub_id"];

/** Universal Logout: ends what a user holds in Okta, and asks the applications to do the same. */
export const globalRevocationRoutes: readonly Route[] = [
  route(
    "POST /oauth2/v1/global-token-revocation",
    { scope: "okta.universalLogout.manage", permission: "okta.universalLogout.manage" },
    function* (call) {
      const { org } = call;
      if (!org.settings.identityThreatProtection) return yield* err(problems.featureOff);
      const { sub_id: subject } = yield* readBody(call, Body);
      const user = org.users.get(userIdOf(call, subject) ?? "");
      if (user === undefined) return refused("The subject is unknown.");
      clearSessions(org, user.id);
      revokeTokens(org, user.id);
      const targets = [userTarget(user)];
      org.log.record({ eventType: "user.session.clear", by: call.origin, targets });
      org.log.record({ eventType: "app.oauth2.token.revoke.implicit.user", by: call.origin, targets });
      org.log.record({ eventType: "user.authentication.universal_logout", by: call.origin, targets });
      return noContent;
    },
  ),
];

function userIdOf({ org }: Call, subject: Subject): string | undefined {
  switch (subject.format) {
    case "opaque":
      return subject.id;
    case "iss_sub":
      return subject.iss === org.baseUrl() ? subject.sub : undefined;
    case "email":
      return org.logins.get(foldLogin(subject.email));
  }
}

/** OAuth endpoints word their refusals in their own way. */
function refused(description: string): Reply {
  return { ...json({ error: "invalid_request", error_description: description }), status: 400 };
}
