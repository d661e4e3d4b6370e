import type { Instant } from "@tenure/lifecycle-rules";
import { err, ok, type Result } from "neverthrow";
import type { ApprovalPolicy } from "../company/approval-policy.ts";
import { isSignedWith, type SignedWord } from "./signed-word.ts";

/** Why a person's word was not taken. */
export interface WordRefusal {
  readonly kind: "unknown-key" | "bad-signature" | "too-old" | "reason-missing" | "not-allowed" | "stale-hash";
  readonly retryable: false;
  readonly sentence: string;
}

/** A word counts only while it is fresh: nobody keeps one for later. */
const FRESH_FOR = 15 * 60_000;
const SKEW = 5 * 60_000;

/** Checks who signed a word, and that they signed it just now. Nothing of it is believed before. */
export function checkWord(
  word: SignedWord,
  policy: ApprovalPolicy | undefined,
  now: Instant,
): Result<SignedWord, WordRefusal> {
  const keys = policy?.keys ?? {};
  const key = Object.hasOwn(keys, word.keyId) ? keys[word.keyId] : undefined;
  if (key === undefined) return refuse("unknown-key", `No key "${word.keyId}" is known.`);
  if (!isSignedWith(word, key)) return refuse("bad-signature", "The signature does not fit what it signs.");
  if (key.person.toLowerCase() !== word.person.toLowerCase()) {
    return refuse("not-allowed", `Key "${word.keyId}" is not ${word.person}'s.`);
  }
  const age = Date.parse(now) - Date.parse(word.at);
  if (!(age <= FRESH_FOR && age >= -SKEW)) return refuse("too-old", "It was not signed just now; sign it again.");
  if (word.says === "release" && (word.reason ?? "").trim().length < 10) {
    return refuse("reason-missing", "A release needs a reason that a reader understands later.");
  }
  return ok(word);
}

/** A refusal as a result. */
export function refuse(kind: WordRefusal["kind"], sentence: string): Result<never, WordRefusal> {
  return err({ kind, retryable: false, sentence });
}
