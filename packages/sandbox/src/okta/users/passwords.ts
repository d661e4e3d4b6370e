import { createHash } from "node:crypto";
import { z } from "zod";
import { loginOf, type User } from "./user.ts";

/** A password as callers send it: in clear, as a hash made elsewhere, or left to a hook. */
export const PasswordInput = z.union([
  z.looseObject({ value: z.string() }),
  z.looseObject({ hash: z.looseObject({ algorithm: z.string(), value: z.string() }) }),
  z.looseObject({ hook: z.looseObject({ type: z.string() }) }),
]);
/** A password as callers send it. */
export type PasswordInput = z.infer<typeof PasswordInput>;

/** Credentials as callers send them. */
export const CredentialsInput = z.looseObject({
  password: PasswordInput.optional(),
  recovery_question: z.looseObject({ question: z.string(), answer: z.string() }).optional(),
  provider: z.looseObject({ type: z.string(), name: z.string().optional() }).optional(),
});
/** Credentials as callers send them. */
export type CredentialsInput = z.infer<typeof CredentialsInput>;

/** The only form in which the sandbox keeps a password. */
export function hashOf(password: string): string {
  return createHash("sha256").update(password).digest("hex");
}

/** What to keep of a password that was sent, and where it then comes from. */
export function storedPassword(input: PasswordInput): { readonly hash: string; readonly imported: boolean } {
  if ("value" in input && typeof input.value === "string") return { hash: hashOf(input.value), imported: false };
  return { hash: "imported", imported: true };
}

const POLICY =
  "password: Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, " +
  "an uppercase letter, a number, no parts of your username.";

/** Why the default policy refuses a password; `undefined` when it does not, or cannot see it. */
export function policyViolation(input: PasswordInput | undefined, login: string): string | undefined {
  if (input === undefined || !("value" in input) || typeof input.value !== "string") return undefined;
  const password = input.value;
  const local = login.split("@")[0]?.toLowerCase() ?? "";
  const weak =
    password.length < 8 ||
    !/\p{Ll}/u.test(password) ||
    !/\p{Lu}/u.test(password) ||
    !/\d/.test(password) ||
    (local.length >= 4 && password.toLowerCase().includes(local));
  return weak ? POLICY : undefined;
}

/** Whether this is the user's password. */
export function isPassword(user: User, password: string): boolean {
  return user.passwordHash === hashOf(password);
}

/** Whether a refused password would be refused for this user too. */
export function violationFor(user: User, input: PasswordInput): string | undefined {
  return policyViolation(input, loginOf(user));
}
