import { err, ok, type Result } from "neverthrow";
import { isObject } from "../http/call.ts";
import type { Reader } from "../http/reader.ts";
import {
  componentView,
  issueTypeView,
  priorityView,
  resolutionView,
  securityLevelView,
  versionView,
} from "../projects/catalogue-view.ts";
import { projectView } from "../projects/project-view.ts";
import type { Site } from "../site.ts";
import type { Kind, Writing } from "./kind.ts";

const T = "com.atlassian.jira.plugin.system.customfieldtypes:";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A field that points to one of a known list, by id or by name. */
function pointer(options: {
  readonly type: string;
  readonly custom?: string;
  readonly all: (at: Pick<Writing, "site" | "place">) => readonly Named[];
  readonly view: (reader: Reader, id: string) => unknown;
  readonly refusal: (given: string) => string;
}): Kind {
  const name = (site: Site, id: unknown) => {
    const all = [
      ...site.priorities.values(),
      ...site.resolutions.values(),
      ...site.issueTypes.values(),
      ...site.projects.values(),
    ];
    return all.find((one) => one.id === id)?.name ?? String(id);
  };
  return {
    type: options.type,
    ...(options.custom === undefined ? {} : { custom: options.custom }),
    verbs: ["set"],
    read: (input, at) => chosen(input, options.all(at), options.refusal).map(({ id }) => id),
    view: (stored, reader) => options.view(reader, String(stored)),
    raw: (stored) => String(stored),
    text: (stored, site) => name(site, stored),
    choices: (at, reader) => options.all(at).map(({ id }) => options.view(reader, id)),
  };
}

function pointers(options: Parameters<typeof pointer>[0]): Kind {
  return {
    type: "array",
    items: options.type,
    ...(options.custom === undefined ? {} : { custom: options.custom }),
    verbs: ["set", "add", "remove"],
    read(input, at) {
      if (!Array.isArray(input)) return err("data was not an array");
      const ids: string[] = [];
      for (const entry of input) {
        const one = chosen(entry, options.all(at), options.refusal);
        if (one.isErr()) return err(one.error);
        ids.push(one.value.id);
      }
      return ok(ids);
    },
    view: (stored, reader) => (stored as readonly string[]).map((id) => options.view(reader, id)),
    raw: (stored) => (stored as readonly string[]).join(", "),
    text: (stored) => (stored as readonly string[]).join(", "),
    choices: (at, reader) => options.all(at).map(({ id }) => options.view(reader, id)),
  };
}

function chosen(input: unknown, all: readonly Named[], refusal: (given: string) => string): Result<Named, string> {
  if (!isObject(input)) return err("Specify a valid 'id' or 'name'");
  const id = input["id"];
  const given = id ?? input["name"] ?? input["key"];
  const found = all.find((one) =>
    id === undefined ? one.name === given || ("key" in one && one.key === given) : one.id === String(id),
  );
  return found === undefined ? err(refusal(String(given))) : ok(found);
}

const versions = {
  type: "version",
  all: ({ site, place }: Pick<Writing, "site" | "place">) => site.projects.get(place.projectId)?.versions ?? [],
  view: versionView,
  refusal: (given: string) => `Version '${given}' is not valid`,
};

/** Kinds of fields that point to something the site or the project knows. */
export const thingKinds = {
  priority: pointer({
    type: "priority",
    all: ({ site }) => [...site.priorities.values()],
    view: priorityView,
    refusal: () => "Specify a valid 'id' or 'name' for the priority",
  }),
  resolution: pointer({
    type: "resolution",
    all: ({ site }) => [...site.resolutions.values()],
    view: resolutionView,
    refusal: (given) => `Resolution '${given}' is not valid`,
  }),
  issuetype: pointer({
    type: "issuetype",
    all: ({ site, place }) =>
      (site.projects.get(place.projectId)?.issueTypes ?? []).flatMap(({ typeId }) => site.issueTypes.get(typeId) ?? []),
    view: issueTypeView,
    refusal: () => "Specify a valid issue type",
  }),
  security: pointer({
    type: "securitylevel",
    all: ({ site, place }) => site.projects.get(place.projectId)?.securityLevels ?? [],
    view: securityLevelView,
    refusal: (given) => `Security level '${given}' is not valid`,
  }),
  project: pointer({
    type: "project",
    custom: `${T}project`,
    all: ({ site }) => [...site.projects.values()],
    view: (reader, id) => projectView(reader, id),
    refusal: () => "valid project is required",
  }),
  version: pointer({ ...versions, custom: `${T}version` }),
  versions: pointers({ ...versions, custom: `${T}multiversion` }),
  components: pointers({
    type: "component",
    all: ({ site, place }) => site.projects.get(place.projectId)?.components ?? [],
    view: componentView,
    refusal: (given) => `Component name '${given}' is not valid`,
  }),
} as const satisfies Record<string, Kind>;
