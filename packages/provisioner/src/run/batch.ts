import type { Step } from "@tenure/lifecycle-rules";
import type { DirectoryAction } from "../ports/directory.ts";

/** A step the directory does. */
export type DirectoryStep = Step & { readonly action: DirectoryAction };

/** Whether a step is the directory's to do. */
export function isForDirectory(step: Step): step is DirectoryStep {
  return step.action.kind !== "open-task" && step.action.kind !== "notify";
}

const GRANTS: ReadonlySet<string> = new Set(["create-account", "add-to-group", "assign-application"]);
const REMOVALS: ReadonlySet<string> = new Set(["remove-from-group", "unassign-application"]);

/**
 * The steps at the front that may go together: written one after the other and read back at once. Only giving goes
 * with giving and taking with taking, so that what has to be gone before something comes is seen to be gone.
 */
export function batchAt(
  front: DirectoryStep,
  behind: readonly Step[],
  isDone: (id: string) => boolean,
): readonly [DirectoryStep, ...DirectoryStep[]] {
  const together = [GRANTS, REMOVALS].find((kinds) => kinds.has(front.action.kind));
  const batch: [DirectoryStep, ...DirectoryStep[]] = [front];
  if (together === undefined) return batch;
  // What is created comes into being with the first call; nothing else in a batch may be waited for.
  const born = front.action.kind === "create-account" ? front.id : undefined;
  for (const step of behind) {
    const ready = step.guards.length === 0 && step.after.every((id) => id === born || isDone(id));
    if (!isForDirectory(step) || !together.has(step.action.kind) || step.action.kind === "create-account" || !ready)
      break;
    batch.push(step);
  }
  return batch;
}
