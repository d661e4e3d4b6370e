import { z } from "zod";
import type { Org } from "../org.ts";
import { valuesOf } from "../sign-on/person.ts";
import { loginOf, type User } from "../users/user.ts";
import type { App } from "./app.ts";

const Credentials = z.looseObject({
  userNameTemplate: z.looseObject({ template: z.string(), type: z.string() }),
});

/** The name an application knows somebody by, made by its own template; the login where that says nothing. */
export function userNameOf(org: Org, app: App, user: User): string {
  const login = loginOf(user);
  const read = Credentials.safeParse(app.credentials);
  if (!read.success) return login;
  const { template, type } = read.data.userNameTemplate;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own template, and nearly everybody's.
  if (template === "${source.login}") return login;
  const expression = type === "BUILT_IN" ? template.replace(/^\$\{(?:source|user)\.(\w+)\}$/, "user.$1") : template;
  const person = { org, app, user, appUser: { userName: login, profile: {} } };
  return valuesOf(person, expression)[0] ?? login;
}
