import type { Reader } from "../http/reader.ts";
import type { StatusCategory } from "./project.ts";

const CATEGORIES: Readonly<Record<StatusCategory, { id: number; colorName: string; name: string }>> = {
  undefined: { id: 1, colorName: "medium-gray", name: "No Category" },
  new: { id: 2, colorName: "blue-gray", name: "To Do" },
  indeterminate: { id: 4, colorName: "yellow", name: "In Progress" },
  done: { id: 3, colorName: "green", name: "Done" },
};

/** A status category. */
export function statusCategoryView(reader: Reader, key: StatusCategory): unknown {
  const { id, colorName, name } = CATEGORIES[key];
  return { self: `${reader.rest}/statuscategory/${id}`, id, key, colorName, name };
}

/** A status with its category. */
export function statusView(reader: Reader, id: string): unknown {
  const status = reader.site.statuses.get(id);
  if (status === undefined) return null;
  return {
    self: `${reader.rest}/status/${id}`,
    description: status.description,
    iconUrl: `${reader.base}/images/icons/statuses/generic.png`,
    name: status.name,
    id,
    statusCategory: statusCategoryView(reader, status.category),
  };
}

/** A kind of issue. */
export function issueTypeView(reader: Reader, id: string): unknown {
  const type = reader.site.issueTypes.get(id);
  if (type === undefined) return null;
  return {
    self: `${reader.rest}/issuetype/${id}`,
    id,
    description: type.description,
    iconUrl: `${reader.base}/rest/api/2/universal_avatar/view/type/issuetype/avatar/10300?size=medium`,
    name: type.name,
    subtask: type.subtask,
    avatarId: 10300,
    hierarchyLevel: type.subtask ? -1 : 0,
  };
}

/** A priority. */
export function priorityView(reader: Reader, id: string): unknown {
  const priority = reader.site.priorities.get(id);
  if (priority === undefined) return null;
  const { name } = priority;
  return {
    self: `${reader.rest}/priority/${id}`,
    iconUrl: `${reader.base}/images/icons/priorities/${name.toLowerCase()}_new.svg`,
    name,
    id,
  };
}

/** A resolution. */
export function resolutionView(reader: Reader, id: string): unknown {
  const resolution = reader.site.resolutions.get(id);
  if (resolution === undefined) return null;
  const { name, description } = resolution;
  return { self: `${reader.rest}/resolution/${id}`, id, description, name };
}

/** A security level. */
export function securityLevelView(reader: Reader, id: string): unknown {
  for (const { securityLevels } of reader.site.projects.values()) {
    const level = securityLevels.find((one) => one.id === id);
    if (level === undefined) continue;
    return { self: `${reader.rest}/securitylevel/${id}`, id, name: level.name, description: level.description };
  }
  return null;
}

/** A version of a project. */
export function versionView(reader: Reader, id: string): unknown {
  for (const { versions } of reader.site.projects.values()) {
    const version = versions.find((one) => one.id === id);
    if (version === undefined) continue;
    const { name, description, archived, released } = version;
    return { self: `${reader.rest}/version/${id}`, id, description, name, archived, released };
  }
  return null;
}

/** A component of a project. */
export function componentView(reader: Reader, id: string): unknown {
  for (const { components } of reader.site.projects.values()) {
    const component = components.find((one) => one.id === id);
    if (component === undefined) continue;
    const { name, description } = component;
    return { self: `${reader.rest}/component/${id}`, id, name, description };
  }
  return null;
}
