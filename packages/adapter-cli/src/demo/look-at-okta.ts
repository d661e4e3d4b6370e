import type { Sandbox } from "@tenure/sandbox";
import type { Aftermath } from "./chapter.ts";

/** What Okta holds of somebody. Naming nobody is a mistake of ours. */
export function lookAtOkta({ state }: Pick<Sandbox["okta"], "state">, login: string): Aftermath["okta"] {
  const user = state.user(login);
  if (user === undefined) throw new Error(`The demo's Okta knows nobody called ${login}.`);
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
