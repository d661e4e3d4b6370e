import type { ObservedGroup } from "@tenure/lifecycle-rules";
import type { Result, ResultAsync } from "neverthrow";
import type { DirectoryFailure, DirectoryPerson } from "../ports/directory.ts";

/** A rule of the directory that puts people into groups by their attributes. */
export interface WorkforceRule {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** Ids of the groups it fills. */
  readonly groupIds: readonly string[];
  /** Ids of the people it passes over by name. */
  readonly excluded: readonly string[];
}

/** Somebody who has an application: by themselves, or because a group brought it. */
export interface WorkforceAssignee {
  readonly personId: string;
  readonly scope: "user" | "group";
}

/** Calls that were made, counted against one of the directory's limits. */
export interface CallsSpent {
  /** What the directory counts together, in its own words. */
  readonly bucket: string;
  readonly calls: number;
  /** Calls a minute the directory allows everybody together; absent where it did not say. */
  readonly limit?: number;
}

/** Pages of a long list. After an error it ends: a list cut short is never passed off as whole. */
export type Pages<T> = AsyncIterable<Result<readonly T[], DirectoryFailure>>;

/**
 * Everybody at once, seen from whoever compares a whole company with its table.
 *
 * Costs grow with pages, never with people times groups: the members of a group are a list of the group, and only where
 * somebody has what no row grants is one membership asked about by itself. An adapter proves itself by passing
 * `describeWorkforce`.
 */
export interface Workforce {
  /** Host of the org that answers. */
  readonly org: string;
  /** Everybody, in every status. */
  people(): Pages<DirectoryPerson>;
  /** Every group there is. */
  groups(): Pages<ObservedGroup>;
  /** Ids of a group's members; none for a group that does not exist. */
  members(groupId: string): Pages<string>;
  /** Who has an application; nobody for one that does not exist. */
  assignees(appId: string): Pages<WorkforceAssignee>;
  /** Every rule that fills groups, active or not. */
  rules(): ResultAsync<readonly WorkforceRule[], DirectoryFailure>;
  /** Ids of the rules that give one membership; empty for a direct one, and where there is none. */
  granting(groupId: string, personId: string): ResultAsync<readonly string[], DirectoryFailure>;
  /** What reading has cost since this workforce was made. */
  spent(): readonly CallsSpent[];
}
