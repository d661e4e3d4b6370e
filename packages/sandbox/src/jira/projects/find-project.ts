import { err, ok, type Result } from "neverthrow";
import { type Call, param } from "../http/call.ts";
import { type Problem, refuse } from "../http/problem.ts";
import { can } from "../permissions/can.ts";
import type { Project } from "./project.ts";

/** The project named in the path, if the caller may browse it. */
export function pathProject(call: Call, name = "projectIdOrKey"): Result<Project, Problem> {
  const { site, caller } = call;
  const named = param(call, name);
  const project =
    site.projects.get(named) ?? [...site.projects.values()].find(({ key }) => key === named.toUpperCase());
  if (project !== undefined && can(site, caller.user, "BROWSE_PROJECTS", project)) return ok(project);
  const sentence = /^\d+$/.test(named)
    ? `No project could be found with id '${named}'.`
    : `No project could be found with key '${named}'.`;
  return err(refuse(404, sentence));
}
