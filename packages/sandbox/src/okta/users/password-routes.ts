import { err } from "neverthrow";
import { z } from "zod";
import { type Call, flag, json, readBody } from "../http/call.ts";
import { invalid, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { userTarget } from "../log/targets.ts";
import { mail } from "../mails.ts";
import type { Org } from "../org.ts";
import { clearSessions } from "../sessions/clear-sessions.ts";
import { changeStatus } from "./change-status.ts";
import { userByAnyName } from "./find-user.ts";
import { hashOf, isPassword, violationFor } from "./passwords.ts";
import { saveUser } from "./save-user.ts";
import type { User } from "./user.ts";
import { credentialsView, etagOf, userView } from "./user-view.ts";

const RESET = { scope: "okta.users.manage", permission: "okta.users.credentials.resetPassword" };
const EXPIRE = { scope: "okta.users.manage", permission: "okta.users.credentials.expirePassword" };
const CHANGE = { scope: "okta.users.manage", permission: "okta.users.credentials.manage" };

const RESETTABLE = ["ACTIVE", "PROVISIONED", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"];
const EXPIRABLE = ["ACTIVE", "PASSWORD_EXPIRED", "LOCKED_OUT"];
const CHANGEABLE = ["STAGED", "ACTIVE", "PASSWORD_EXPIRED", "RECOVERY"];

const secret = z.looseObject({ value: z.string() });
const question = z.looseObject({ question: z.string(), answer: z.string() });
const PasswordChange = z.looseObject({ oldPassword: secret, newPassword: secret });
const QuestionChange = z.looseObject({ password: secret, recovery_question: question });

/** What can be done about a user's password. */
export const passwordRoutes: readonly Route[] = [
  route("POST /api/v1/users/{id}/lifecycle/reset_password", RESET, function* (call) {
    const { org } = call;
    const user = yield* userByAnyName(call, call.params["id"]!);
    if (!call.query.has("sendEmail")) return yield* err(problems.missingParameter);
    if (!RESETTABLE.includes(user.status)) return yield* err(problems.resetNotAllowed);
    org.log.record({ eventType: "user.account.reset_password", by: call.origin, targets: [userTarget(user)] });
    if (flag(call, "revokeSessions", false)) clearSessions(org, user.id);
    if (call.query.get("provider") === "FEDERATION") {
      const { passwordHash: _gone, ...rest } = user;
      saveUser(org, { ...rest, provider: { type: "FEDERATION", name: "FEDERATION" } });
      return json({});
    }
    const own = saveUser(org, { ...user, provider: { type: "OKTA", name: "OKTA" } });
    const reset = changeStatus(org, own, "RECOVERY");
    return json(resetLink(org, reset, flag(call, "sendEmail", true)));
  }),

  route("POST /api/v1/users/{id}/lifecycle/expire_password", EXPIRE, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    if (!EXPIRABLE.includes(user.status)) return yield* err(expireRefusal(call));
    const expired = expire(call, user);
    return json(userView(call.org, expired), { headers: { etag: etagOf(expired) } });
  }),

  route("POST /api/v1/users/{id}/lifecycle/expire_password_with_temp_password", EXPIRE, function* (call) {
    const { org } = call;
    const user = yield* userByAnyName(call, call.params["id"]!);
    if (!EXPIRABLE.includes(user.status)) return yield* err(expireRefusal(call));
    const tempPassword = `${org.random.text(6)}Aa${org.random.digits(1)}`;
    expire(call, saveUser(org, { ...user, passwordHash: hashOf(tempPassword), passwordChanged: org.clock.iso() }));
    if (flag(call, "revokeSessions", false)) clearSessions(org, user.id);
    return json({ tempPassword });
  }),

  route("POST /api/v1/users/{id}/credentials/change_password", CHANGE, function* (call) {
    const { org } = call;
    const user = yield* userByAnyName(call, call.params["id"]!);
    const { oldPassword, newPassword } = yield* readBody(call, PasswordChange);
    if (!CHANGEABLE.includes(user.status)) return yield* err(problems.credentialsNotUpdated);
    if (!isPassword(user, oldPassword.value)) return yield* err(problems.wrongOldPassword);
    const violation = violationFor(user, newPassword);
    if (violation !== undefined) return yield* err({ ...problems.credentialsNotUpdated, causes: [violation] });
    let changed = saveUser(org, {
      ...user,
      passwordHash: hashOf(newPassword.value),
      passwordChanged: org.clock.iso(),
    });
    if (user.status === "RECOVERY" || user.status === "PASSWORD_EXPIRED")
      changed = changeStatus(org, changed, "ACTIVE");
    org.log.record({ eventType: "user.account.update_password", by: call.origin, targets: [userTarget(changed)] });
    return json(credentialsView(changed));
  }),

  route("POST /api/v1/users/{id}/credentials/change_recovery_question", CHANGE, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    const { password, recovery_question: asked } = yield* readBody(call, QuestionChange);
    if (!isPassword(user, password.value)) return yield* err(problems.wrongOldPassword);
    if (asked.answer.length < 4) {
      return yield* err(
        invalid("answer", "answer: The security question answer must be at least 4 characters in length"),
      );
    }
    const recoveryQuestion = { question: asked.question, answer: asked.answer };
    return json(credentialsView(saveUser(call.org, { ...user, recoveryQuestion })));
  }),

  route("POST /api/v1/users/{id}/credentials/forgot_password", RESET, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    if (user.status !== "ACTIVE" || user.recoveryQuestion === undefined) return yield* err(problems.forgotNotAllowed);
    return json(resetLink(call.org, user, flag(call, "sendEmail", true)));
  }),
];

function expire(call: Call, user: User): User {
  const expired = changeStatus(call.org, user, "PASSWORD_EXPIRED");
  call.org.log.record({
    eventType: "user.account.expire_password",
    by: call.origin,
    targets: [userTarget(expired)],
  });
  return expired;
}

function expireRefusal({ org }: Call) {
  return org.settings.expireRefusal === "E0000014" ? problems.credentialsNotUpdated : problems.wrongStatus;
}

function resetLink(org: Org, user: User, sendEmail: boolean): { readonly resetPasswordUrl?: string } {
  const resetPasswordUrl = `${org.baseUrl()}/reset_password/${org.random.text(20)}`;
  if (!sendEmail) return { resetPasswordUrl };
  mail(org, "password-reset", user, resetPasswordUrl);
  return {};
}
