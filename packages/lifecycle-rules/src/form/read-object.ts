import { ok, type Result } from "neverthrow";
import { cleanLine } from "./clean-text.ts";
import { property, type Reading, type ValueProblem, wrongType } from "./raw.ts";

/** A property of a Jira object, or the text that stands for it. */
export function named(raw: unknown, expected: string, ...names: readonly string[]): Result<string, ValueProblem> {
  const text = [...names.map((name) => property(raw, name)), raw].find((value) => value !== undefined);
  if (typeof text === "number") return ok(String(text));
  return typeof text === "string" ? ok(cleanLine(text)) : wrongType(expected, raw);
}

/** An Assets object: `workspace:object`, which is all Jira tells of it. */
export function assetId(raw: unknown): Result<string, ValueProblem> {
  return named(raw, "an Assets object", "id", "globalId", "objectId");
}

/** A request type: `{ requestType: { id } }`, or the id as it is written. */
export function requestTypeId(raw: unknown): Result<string, ValueProblem> {
  return named(property(raw, "requestType") ?? raw, "a request type", "id");
}

/** A sprint's name. Old sites write sprints as the text of a Java object. */
export function sprintName(raw: unknown): Result<string, ValueProblem> {
  const old = typeof raw === "string" ? /[[,]name=([^,\]]*)/.exec(raw)?.[1] : undefined;
  return old === undefined ? named(raw, "a sprint", "name") : ok(cleanLine(old));
}

/** How the latest approval stands. */
export function approvalState(raw: unknown): Reading {
  const latest = Array.isArray(raw) ? raw.at(-1) : raw;
  if (typeof latest !== "object" || latest === null) return wrongType("approvals", raw);
  const decision = property(latest, "finalDecision");
  return ok(decision === "approved" || decision === "declined" ? decision : "pending");
}

/** Whether a service level was kept: by the running cycle, else by the last completed one. */
export function slaState(raw: unknown): Reading {
  const running = property(raw, "ongoingCycle");
  const completed = property(raw, "completedCycles");
  if (running === undefined && !Array.isArray(completed)) return wrongType("a service level", raw);
  const last: unknown = running ?? (Array.isArray(completed) ? completed.at(-1) : undefined);
  if (last === undefined) return ok(undefined);
  if (property(last, "breached") === true) return ok("breached");
  return ok(running === undefined ? "met" : "running");
}
