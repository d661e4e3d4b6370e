import type { DirectoryPerson } from "../ports/directory.ts";

/** Mail address of somebody's manager, by the manager's account or as the profile writes it; `undefined` where nobody is known. */
export function managerOf(people: ReadonlyMap<string, DirectoryPerson>, id: string): string | undefined {
  const { managerId, manager } = people.get(id)?.profile ?? {};
  const boss = people.get(String(managerId ?? ""));
  if (boss !== undefined) return String(boss.profile["email"] ?? boss.login);
  return typeof manager === "string" && manager.includes("@") ? manager : undefined;
}
