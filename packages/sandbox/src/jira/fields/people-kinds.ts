import { err, ok, type Result } from "neverthrow";
import { isObject } from "../http/call.ts";
import type { Site } from "../site.ts";
import { groupView, userView } from "../users/user-view.ts";
import type { Kind } from "./kind.ts";

const T = "com.atlassian.jira.plugin.system.customfieldtypes:";

function chosenUser(input: unknown, site: Site): Result<string, string> {
  const id = isObject(input) ? (input["accountId"] ?? input["id"]) : undefined;
  if (typeof id !== "string") return err("data was not an object containing an accountId");
  const user = site.users.get(id);
  return user === undefined ? err(`Specify a valid value for accountId: user '${id}' does not exist.`) : ok(id);
}

function chosenGroup(input: unknown, site: Site): Result<string, string> {
  if (!isObject(input)) return err("data was not an object");
  const group = [...site.groups.values()].find(({ id, name }) => id === input["groupId"] || name === input["name"]);
  return group === undefined ? err("Could not find group.") : ok(group.id);
}

function listOf(one: (input: unknown, site: Site) => Result<string, string>) {
  return (input: unknown, site: Site): Result<readonly string[], string> => {
    if (!Array.isArray(input)) return err("data was not an array");
    const ids: string[] = [];
    for (const entry of input) {
      const id = one(entry, site);
      if (id.isErr()) return err(id.error);
      if (!ids.includes(id.value)) ids.push(id.value);
    }
    return ok(ids);
  };
}

const nameOf = (site: Site, id: string): string => site.users.get(id)?.name ?? "";

/** A field that holds one account. */
const userKind: Kind = {
  type: "user",
  custom: `${T}userpicker`,
  verbs: ["set"],
  read: (input, { site }) => chosenUser(input, site),
  view: (stored, reader) => userView(reader, String(stored)),
  raw: (stored) => String(stored),
  text: (stored, site) => nameOf(site, String(stored)),
};

const users = (custom: string): Kind => ({
  type: "array",
  items: "user",
  custom,
  verbs: ["add", "set", "remove"],
  read: (input, { site }) => listOf(chosenUser)(input, site),
  view: (stored, reader) => (stored as readonly string[]).map((id) => userView(reader, id)),
  raw: (stored) => (stored as readonly string[]).join(", "),
  text: (stored, site) => (stored as readonly string[]).map((id) => nameOf(site, id)).join(", "),
});

const groups = (custom: string, many: boolean): Kind => ({
  type: many ? "array" : "group",
  ...(many ? { items: "group" } : {}),
  custom: `${T}${custom}`,
  verbs: many ? ["add", "set", "remove"] : ["set"],
  read: (input, { site }) => (many ? listOf(chosenGroup)(input, site) : chosenGroup(input, site)),
  view(stored, reader) {
    const one = (id: string) => {
      const group = reader.site.groups.get(id);
      return group === undefined ? null : groupView(reader, group);
    };
    return many ? (stored as readonly string[]).map(one) : one(String(stored));
  },
  raw: (stored) => (many ? (stored as readonly string[]).join(", ") : String(stored)),
  text: (stored, site) =>
    [stored]
      .flat()
      .map((id) => site.groups.get(String(id))?.name ?? "")
      .join(", "),
});

/** Kinds of fields whose value is people or groups of them. */
export const peopleKinds = {
  user: userKind,
  users: users(`${T}multiuserpicker`),
  people: users(`${T}people`),
  participants: users("com.atlassian.servicedesk:sd-request-participants"),
  group: groups("grouppicker", false),
  groups: groups("multigrouppicker", true),
} as const satisfies Record<string, Kind>;
