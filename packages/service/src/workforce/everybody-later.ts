import { ResultAsync } from "neverthrow";
import type { Everybody, everybodyOf } from "./everybody.ts";

/**
 * The use cases about everybody, loaded with the first of them: a function that works single tickets never asks for
 * one, and what it would load for them is a tenth of all there is.
 */
export function everybodyLater(...needed: Parameters<typeof everybodyOf>): Everybody {
  const load = () =>
    ResultAsync.fromSafePromise(import("./everybody.ts")).map(({ everybodyOf }) => everybodyOf(...needed));
  return {
    reconcile: (options) => load().andThen((all) => all.reconcile(options)),
    applyReconciliation: (options) => load().andThen((all) => all.applyReconciliation(options)),
    adoption: (options) => load().andThen((all) => all.adoption(options)),
    takeOver: (options) => load().andThen((all) => all.takeOver(options)),
    openReview: (draft, options) => load().andThen((all) => all.openReview(draft, options)),
    decideReview: (campaign, said) => load().andThen((all) => all.decideReview(campaign, said)),
    closeReview: (campaign, options) => load().andThen((all) => all.closeReview(campaign, options)),
    applyReview: (campaign, hash, options) => load().andThen((all) => all.applyReview(campaign, hash, options)),
    explain: (question) => load().andThen((all) => all.explain(question)),
    whoAt: (rowId, at) => load().andThen((all) => all.whoAt(rowId, at)),
  };
}
