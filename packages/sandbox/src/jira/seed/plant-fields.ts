import type { Context, Field, Option } from "../fields/field.ts";
import { systemFields } from "../fields/system-fields.ts";
import type { JiraSeed } from "../jira-seed.ts";
import { nextId, type Site } from "../site.ts";
import { serviceFields } from "./standard-site.ts";

type SeedOption = JiraSeed["fields"][number] extends { options?: (infer O)[] | undefined } ? O : never;

/** Puts in fields with their contexts and options. Projects are named by key and get their ids a step later. */
export function plantFields(site: Site, seed: JiraSeed): void {
  for (const field of systemFields) site.fields.set(field.id, field);
  const taken = new Set(seed.fields.map(({ id }) => id));
  const ready: readonly Pick<JiraSeed["fields"][number], "id" | "name" | "kind" | "onScreens">[] = seed.projects.some(
    ({ type }) => type === "service_desk",
  )
    ? serviceFields.filter(
        ({ id, kind, name }) =>
          !taken.has(id) && !seed.fields.some((one) => one.kind === kind && (kind !== "users" || one.name === name)),
      )
    : [];
  for (const given of [...ready.map((field) => ({ ...field, description: "" })), ...seed.fields]) {
    const field = readField(site, given);
    if (site.fields.has(field.id)) throw new Error(`The seed has two fields with the id ${field.id}.`);
    site.fields.set(field.id, field);
  }
}

function readField(
  site: Site,
  given: Partial<JiraSeed["fields"][number]> &
    Pick<JiraSeed["fields"][number], "name" | "kind" | "onScreens" | "description">,
): Field {
  const contexts = given.contexts ?? [{ name: "Default Configuration Scheme", options: given.options ?? [] }];
  const screens =
    typeof given.onScreens === "boolean" ? { create: given.onScreens, edit: given.onScreens } : given.onScreens;
  return {
    id: given.id ?? `customfield_${nextId(site, "field", 10_400)}`,
    name: given.name,
    description: given.description,
    kind: given.kind,
    screens,
    contexts: contexts.map((context) => readContext(site, context)),
    ...(given.project === undefined ? {} : { projectId: given.project }),
  };
}

function readContext(site: Site, given: Partial<NonNullable<JiraSeed["fields"][number]["contexts"]>[number]>): Context {
  return {
    id: given.id ?? nextId(site, "context", 10_200),
    name: given.name ?? "",
    ...(given.projects === undefined ? {} : { projects: given.projects }),
    ...(given.issueTypes === undefined ? {} : { issueTypes: given.issueTypes }),
    options: (given.options ?? []).map((option) => readOption(site, option)),
    ...(given.default === undefined ? {} : { default: given.default }),
  };
}

function readOption(site: Site, given: SeedOption): Option {
  const option: Option =
    typeof given === "string"
      ? { id: nextId(site, "option", 10_300), value: given, disabled: false, children: [] }
      : {
          id: given.id ?? nextId(site, "option", 10_300),
          value: given.value,
          disabled: given.disabled,
          children: given.children.map((child) =>
            readOption(site, typeof child === "string" ? child : { ...child, children: [] }),
          ),
        };
  site.options.set(option.id, option);
  return option;
}
