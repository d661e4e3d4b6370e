import * as z from "zod";
import type { OktaApplication } from "../okta/okta-application.ts";
import { isRecord } from "./canonical.ts";

/** How Okta makes the name an application knows somebody by, where it is not made as it should be. */
export interface OtherUserName {
  /** As Okta's console shows it, with what it appends; `NONE` where a person types each name. */
  readonly held: string;
  readonly expected: string;
}

/** The login: what Okta makes user names of unless somebody tells it otherwise. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own template, filled in by Okta.
const USUAL = "${source.login}";

const Held = z.looseObject({
  credentials: z.looseObject({
    userNameTemplate: z.looseObject({
      template: z.string(),
      type: z.string().nullish(),
      userSuffix: z.string().nullish(),
    }),
  }),
});

/** Whether an application as it has to be says itself how user names are made; then it is compared like any setting. */
export function saysUserName({ credentials }: OktaApplication): boolean {
  return isRecord(credentials) && "userNameTemplate" in credentials;
}

/**
 * How Okta makes user names otherwise than by the login, or by what is accepted, where the application says nothing of
 * them; `undefined` when all is well. Whoever can change it decides as whom people sign on, so it is told; it is never
 * written, as existing accounts hang on it.
 */
export function otherUserName(
  wanted: OktaApplication,
  held: Readonly<Record<string, unknown>>,
  expected: string = USUAL,
): OtherUserName | undefined {
  const read = Held.safeParse(held);
  if (saysUserName(wanted) || !read.success) return undefined;
  const { template, type, userSuffix } = read.data.credentials.userNameTemplate;
  const now = type === "NONE" ? "NONE" : `${template}${userSuffix ?? ""}`;
  return now === expected ? undefined : { held: now, expected };
}
