import type { Sandbox } from "@tenure/sandbox";
import type { Aftermath } from "./chapter.ts";

/** What Okta holds of somebody; `null` where it knows nobody of that login. */
export function lookAtOkta({ state }: Pick<Sandbox["okta"], "state">, login: string): Aftermath["okta"] | null {
  const user = state.user(login);
  if (user === undefined) return null;
  return {
    login: user.login,
    status: user.status,
    groups: user.groups
      .map(({ direct, name, type }) => ({ name, by: by(type, direct) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "en")),
    applications: user.apps.map(({ label }) => label).toSorted((a, b) => a.localeCompare(b, "en")),
    sessions: user.sessions,
    refreshTokens: user.refreshTokens,
    factors: user.factors,
  };
}

function by(type: string, direct: boolean): "direct" | "rule" | "built-in" {
  if (type === "BUILT_IN") return "built-in";
  return direct ? "direct" : "rule";
}
