import type { About } from "../evidence/scribe.ts";
import type { Decision } from "./decision.ts";

/** Whom the entries of a run are about. */
export function aboutOf(decision: Decision, runId: string, accountId?: string): About {
  const { id, key } = decision.asked.ticket;
  const account = accountId ?? (decision.kind === "planned" ? decision.plan.subject.accountId : undefined);
  return {
    ticket: { id, key },
    runId,
    ...(account === undefined ? {} : { accountId: account }),
    ...(decision.kind === "planned"
      ? { person: decision.person, account: decision.account ?? ("absent" as const) }
      : {}),
  };
}

/** What a run needs for itself: its ticket, and the person once it is known who that is. */
export function lockKeys(decision: Decision): readonly string[] {
  const ticket = `ticket:${decision.asked.ticket.id}`;
  return decision.kind === "planned" ? [`person:${decision.person}`, ticket] : [ticket];
}
