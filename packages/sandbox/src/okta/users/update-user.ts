import { err, ok, type Result, safeTry } from "neverthrow";
import { z } from "zod";
import { pushProfile } from "../apps/scim-client.ts";
import { type Call, readBody } from "../http/call.ts";
import { invalid, notFound, type OktaProblem, problems } from "../http/problem.ts";
import { userTarget } from "../log/targets.ts";
import { checkProfile } from "../schema/check-profile.ts";
import { userAttributes, withUniqueValues } from "../schema/user-attributes.ts";
import { taken } from "./create-user.ts";
import { CredentialsInput, storedPassword, violationFor } from "./passwords.ts";
import { saveUser } from "./save-user.ts";
import { foldLogin, type User } from "./user.ts";
import { etagOf } from "./user-view.ts";

const Changes = z.looseObject({
  profile: z.record(z.string(), z.unknown()).optional(),
  credentials: CredentialsInput.optional(),
  type: z.looseObject({ id: z.string() }).optional(),
});

/** How a write treats what it does not name: `POST` leaves it, `PUT` removes it. */
export type Extent = "partial" | "full";

/** Changes a user as `POST` (partial) or `PUT` (full) asks. */
export function updateUser(call: Call, user: User, extent: Extent): Result<User, OktaProblem> {
  const { org } = call;
  return safeTry(function* () {
    if (user.status === "DEPROVISIONED" && !org.settings.editDeactivatedProfiles) return err(notFound(user.id, "User"));
    yield* checkETag(call, user);
    const changes = yield* readBody(call, Changes);
    if (extent === "partial" && changes.type !== undefined && changes.type.id !== user.typeId) {
      return err(invalid("type", "type: A user's type can only be changed with PUT"));
    }
    const wanted = extent === "full" ? (changes.profile ?? {}) : { ...user.profile, ...changes.profile };
    const profile = yield* checkProfile(wanted, userAttributes(org), "user");
    const holder = org.logins.get(foldLogin(String(profile["login"])));
    if (holder !== undefined && holder !== user.id) return err(taken("login"));
    yield* withUniqueValues(org, profile, user.id);
    const password = changes.credentials?.password;
    const violation = password && violationFor(user, password);
    if (violation !== undefined) return err(invalid("password", violation));

    const recovery = changes.credentials?.recovery_question;
    const same = JSON.stringify(profile) === JSON.stringify(user.profile);
    const saved = saveUser(org, {
      ...user,
      typeId: changes.type?.id ?? user.typeId,
      profile: same ? user.profile : profile,
      ...(password === undefined
        ? {}
        : { passwordHash: storedPassword(password).hash, passwordChanged: org.clock.iso() }),
      ...(recovery === undefined ? {} : { recoveryQuestion: { question: recovery.question, answer: recovery.answer } }),
    });
    if (!same) {
      const changed = Object.keys({ ...profile, ...user.profile }).filter(
        (name) => profile[name] !== user.profile[name],
      );
      org.log.record({
        eventType: "user.account.update_profile",
        by: call.origin,
        targets: [userTarget(saved)],
        debug: { changedAttributes: changed.join(",") },
      });
      pushProfile(org, saved.id);
    }
    if (password !== undefined) {
      org.log.record({ eventType: "user.account.update_password", by: call.origin, targets: [userTarget(saved)] });
    }
    return ok(saved);
  });
}

function checkETag(call: Call, user: User): Result<void, OktaProblem> {
  const wanted = call.headers.get("if-match");
  if (wanted === null || wanted === "*") return ok(undefined);
  if (!/^(W\/)?"[^"]*"$/.test(wanted)) return err(problems.malformedETag);
  return wanted.replace(/^W\//, "") === etagOf(user).replace(/^W\//, "") ? ok(undefined) : err(problems.staleETag);
}
