import { err, ok, type Result } from "neverthrow";
import { type CommentDraft, keepDraft } from "../comments/write-comment.ts";
import { type FieldWrites, merge, readFields } from "../fields/read-fields.ts";
import { cannotBeSet, type Problem, refuse, refuseFields } from "../http/problem.ts";
import { applyEdit } from "../issues/edit-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { openApproval } from "../service/open-approval.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import type { Transition } from "./workflow.ts";
import { transitionsFrom, workflowOf } from "./workflow-of.ts";

/** What comes with a transition. */
export interface Move {
  readonly transitionId: string;
  readonly writes: FieldWrites;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly version: 2 | 3;
  readonly actor: User | undefined;
  readonly bulk?: boolean;
  /** Comments that come with it, already checked. */
  readonly comments?: readonly CommentDraft[];
}

/**
 * Moves an issue. The screen's required fields are not asked for: only validators are. A resolution gets its date
 * here and nowhere else.
 */
export function transitionIssue(site: Site, issue: Issue, move: Move): Result<Issue, Problem> {
  const transition = transitionsFrom(site, issue, move.actor).find(({ id }) => id === move.transitionId);
  if (transition === undefined) {
    const isElsewhere = workflowOf(site, issue)?.transitions.some(({ id }) => id === move.transitionId) === true;
    return err(
      refuse(
        400,
        isElsewhere
          ? "It seems that you have tried to perform an illegal workflow operation."
          : `Transition id '${move.transitionId}' is not valid for this issue.`,
      ),
    );
  }
  return takeTransition(site, issue, transition, move);
}

/** Takes a transition whoever asks, as approvals do. */
export function takeTransition(
  site: Site,
  issue: Issue,
  transition: Transition,
  move: Omit<Move, "transitionId">,
): Result<Issue, Problem> {
  const screen = transition.screen ?? [];
  const { comment: _comment, ...update } = move.writes.update ?? {};
  const off = [...Object.keys(move.writes.fields ?? {}), ...Object.keys(update)].filter(
    (id) => !screen.some(({ fieldId }) => fieldId === id),
  );
  if (off.length > 0) return err(refuseFields(Object.fromEntries(off.map((id) => [id, cannotBeSet(id)]))));
  const options = { site, place: issue, version: move.version, current: issue.values, isOpen: () => true };
  const read = readFields({ ...move.writes, update }, options).andThen((written) =>
    // What the workflow sets by itself is in the words of version 3.
    readFields({ fields: transition.sets }, { ...options, version: 3 }).map((set) => ({ ...written, ...set })),
  );
  if (read.isErr()) return err(read.error);
  const values = merge(issue.values, read.value);
  const unmet = transition.validators.filter(({ fieldId }) => values[fieldId] === undefined);
  if (unmet.length > 0) {
    return err(
      refuseFields(
        Object.fromEntries(
          unmet.map(({ fieldId, message }) => [
            fieldId,
            message ?? `${site.fields.get(fieldId)?.name ?? fieldId} is required.`,
          ]),
        ),
      ),
    );
  }
  const isTold = site.settings.transitionComment === "with-update";
  const [comment] = (move.comments ?? []).map((draft) => keepDraft(site, draft, isTold));
  const now = site.clock.iso();
  const resolution = values["resolution"];
  const category = (id: string) => site.statuses.get(id)?.category;
  const moved = applyEdit(
    site,
    issue,
    {
      values,
      statusId: transition.to,
      resolved: resolution === undefined ? null : resolution === issue.values["resolution"] ? issue.resolved : now,
      ...(category(transition.to) === category(issue.statusId) ? {} : { statusCategoryChanged: now }),
      properties: { ...issue.properties, ...move.properties },
    },
    move.actor,
    {
      bulk: move.bulk === true,
      typeName: eventName(
        site,
        issue,
        transition,
        resolution !== undefined && resolution !== issue.values["resolution"],
      ),
      ...(isTold && comment !== undefined ? { comment } : {}),
    },
  );
  if (moved.statusId !== issue.statusId) openApproval(site, moved);
  return ok(moved);
}

function eventName(site: Site, issue: Issue, { to }: Transition, resolves: boolean): string {
  if (resolves) return "issue_resolved";
  const after = site.statuses.get(to);
  if (site.statuses.get(issue.statusId)?.category === "done" && after?.category !== "done") return "issue_reopened";
  if (after?.name === "Closed") return "issue_closed";
  return after?.category === "indeterminate" ? "issue_work_started" : "issue_generic";
}
