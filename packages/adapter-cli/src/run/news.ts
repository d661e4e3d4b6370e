import type { Progress } from "@tenure/service";

/** Whether a ticket stands elsewhere than when it was told last: the sweep brings each up for a day. */
export type IsNews = (progress: Progress) => boolean;

/** An {@link IsNews} that has been told nothing yet. */
export function newsOnly(): IsNews {
  const told = new Map<string, string>();
  return ({ nextDue, state, steps, ticket }) => {
    const now = [state, nextDue, ...steps.map((step) => `${step.step.id} ${step.state}`)].join("\n");
    const before = told.get(ticket.id);
    told.set(ticket.id, now);
    return before !== now;
  };
}
