import type { Reader } from "../http/reader.ts";
import { avatarUrls, userView } from "../users/user-view.ts";
import { issueTypeView } from "./catalogue-view.ts";
import type { Project } from "./project.ts";

/** A project as it stands inside other things. */
export function projectView(reader: Reader, id: string): unknown {
  const project = reader.site.projects.get(id);
  if (project === undefined) return null;
  return {
    self: `${reader.rest}/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.type,
    simplified: project.simplified,
    avatarUrls: avatarUrls(reader, `project/${project.id}`),
  };
}

/** A project's own page. */
export function fullProjectView(reader: Reader, project: Project): unknown {
  return {
    expand: "description,lead,issueTypes,url,projectKeys,permissions,insight",
    ...(projectView(reader, project.id) as object),
    description: project.description,
    lead: userView(reader, project.leadId),
    components: project.components.map(({ id, name, description }) => ({
      self: `${reader.rest}/component/${id}`,
      id,
      name,
      description,
      isAssigneeTypeValid: false,
    })),
    issueTypes: project.issueTypes.map(({ typeId }) => issueTypeView(reader, typeId)),
    assigneeType: "UNASSIGNED",
    versions: project.versions.map(({ id, name, description, released, archived }) => ({
      self: `${reader.rest}/version/${id}`,
      id,
      name,
      description,
      released,
      archived,
      projectId: Number(project.id),
    })),
    roles: {},
    style: project.simplified ? "next-gen" : "classic",
    isPrivate: false,
    properties: {},
  };
}
