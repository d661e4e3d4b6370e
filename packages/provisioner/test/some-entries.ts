import type { Action, Request, Step } from "@tenure/lifecycle-rules";
import { confirmedBody, startedBody } from "../src/evidence/events.ts";
import { sealEntry } from "../src/ledger/seal-entry.ts";
import type { LedgerDraft, LedgerEntry } from "../src/ports/ledger.ts";
import { aDraft } from "../src/testing/describe-ledger.ts";

/** A step that puts somebody into a group, or out of it. */
export function aGroupStep(kind: "add-to-group" | "remove-from-group", groupId: string): Step {
  const back: Action = { kind: kind === "add-to-group" ? "remove-from-group" : "add-to-group", groupId, name: groupId };
  return {
    id: `${kind}:${groupId}`,
    action: { kind, groupId, name: groupId },
    due: "at-once",
    causes: [],
    guards: [],
    expect: { kind: "member", groupId, is: kind === "add-to-group" ? "in" : "out" },
    undo: back,
    after: [],
  };
}

/** What a ledger tells of one step, in short: begun, done, refused, or not seen. */
export type Told = readonly ["begun" | "done" | "refused" | "unseen", Step, Request["kind"]?];

/** Entries that tell so, chained. */
export function entriesOf(...told: readonly Told[]): readonly LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const [what, step, kind = "mover"] of told) entries.push(sealEntry(draft(what, step, kind), entries.at(-1)));
  return entries;
}

function draft(what: Told[0], step: Step, kind: Request["kind"]): LedgerDraft {
  switch (what) {
    case "begun":
      return aDraft({ event: "step-started", body: startedBody([step], kind) });
    case "done":
      return aDraft({ event: "step-confirmed", body: confirmedBody(step, kind, "seen", 0) });
    case "refused":
      return aDraft({ event: "step-failed", body: { stepId: step.id, sentence: "no" } });
    case "unseen":
      return aDraft({ event: "step-failed", body: { stepId: step.id, sentence: "no answer", mayHold: true } });
  }
}
