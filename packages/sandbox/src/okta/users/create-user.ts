import { err, ok, type Result, safeTry } from "neverthrow";
import { z } from "zod";
import { groupById } from "../groups/find-group.ts";
import { addMember } from "../groups/memberships.ts";
import { type Call, flag, readBody } from "../http/call.ts";
import { invalid, type OktaProblem, problems } from "../http/problem.ts";
import { userTarget } from "../log/targets.ts";
import { checkProfile } from "../schema/check-profile.ts";
import { userAttributes, withUniqueValues } from "../schema/user-attributes.ts";
import { activate } from "./activation.ts";
import { CredentialsInput, policyViolation, storedPassword } from "./passwords.ts";
import { saveUser } from "./save-user.ts";
import { foldLogin, type User } from "./user.ts";

const NewUser = z.looseObject({
  profile: z.record(z.string(), z.unknown()),
  credentials: CredentialsInput.optional(),
  groupIds: z.array(z.string()).optional(),
  type: z.looseObject({ id: z.string() }).optional(),
});

/** Makes a user as `POST /users` asks. All checks come before the first effect. */
export function createUser(call: Call): Result<User, OktaProblem> {
  const { org } = call;
  return safeTry(function* () {
    const input = yield* readBody(call, NewUser);
    const federated = flag(call, "provider", false);
    const activates = flag(call, "activate", true);
    const expires = call.query.get("nextLogin") === "changePassword";
    const password = federated ? undefined : input.credentials?.password;
    if (expires && !activates) return err(problems.nextLoginNeedsActivate);
    if (expires && password === undefined) return err(problems.nextLoginNeedsPassword);
    if ((input.groupIds ?? []).length > 20) return err(problems.tooManyGroups);

    const profile = yield* checkProfile(input.profile, userAttributes(org), "newUser");
    const login = String(profile["login"]);
    if (org.logins.has(foldLogin(login))) return err(taken("login"));
    yield* withUniqueValues(org, profile, undefined);
    const violation = policyViolation(password, login);
    if (violation !== undefined) {
      const isPlain = org.settings.weakPasswordRefusal === "E0000001";
      return err(isPlain ? invalid("password", violation) : { ...problems.weakPassword, causes: [violation] });
    }
    const groups = [];
    for (const groupId of new Set(input.groupIds ?? [])) groups.push(yield* groupById(call, groupId));
    if (groups.some((group) => group.type !== "OKTA_GROUP")) return err(problems.unsupported);

    const now = org.clock.iso();
    const stored = password && storedPassword(password);
    const provider = input.credentials?.provider;
    const recovery = input.credentials?.recovery_question;
    let user: User = saveUser(org, {
      id: org.random.oktaId("00u"),
      status: "STAGED",
      created: now,
      activated: null,
      statusChanged: null,
      lastLogin: null,
      lastUpdated: now,
      passwordChanged: stored === undefined ? null : now,
      typeId: input.type?.id ?? org.userTypeId,
      profile,
      provider:
        federated && provider !== undefined
          ? { type: provider.type, name: provider.name ?? provider.type }
          : stored?.imported === true
            ? { type: "IMPORT", name: "IMPORT" }
            : { type: "OKTA", name: "OKTA" },
      ...(stored === undefined ? {} : { passwordHash: stored.hash }),
      ...(recovery === undefined ? {} : { recoveryQuestion: { question: recovery.question, answer: recovery.answer } }),
      version: 0,
    });
    org.log.record({ eventType: "user.lifecycle.create", by: call.origin, targets: [userTarget(user)] });
    for (const group of groups) addMember(org, group, user, call.origin);
    if (activates) {
      activate(org, user, { sendEmail: true, by: call.origin, ...(expires ? { to: "PASSWORD_EXPIRED" } : {}) });
      user = org.users.get(user.id) ?? user;
    }
    return ok(user);
  });
}

/** Somebody else has this value already. */
export function taken(field: string): OktaProblem {
  return invalid(field, `${field}: An object with this field already exists in the current organization`);
}
