import type { ObservedAccount } from "../observation/observation.ts";

/** What to call somebody who is in the directory: the name shown there, else first and last name, else the login. */
export function nameOf({ profile, login }: Pick<ObservedAccount, "profile" | "login">): string {
  const text = (id: string) => {
    const value = profile[id];
    return typeof value === "string" && value !== "" ? [value] : [];
  };
  const shown = text("displayName")[0] ?? [...text("firstName"), ...text("lastName")].join(" ");
  return shown === "" ? login : shown;
}
