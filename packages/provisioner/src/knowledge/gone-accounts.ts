import type { GoneAccount, Instant, PersonRef, Questions, Request } from "@tenure/lifecycle-rules";
import { okAsync, type ResultAsync } from "neverthrow";
import { loginDigest } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import type { DirectoryAnswers } from "../ports/directory.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Sources } from "../ports/ports.ts";
import { namedKeys } from "./person-key.ts";
import { recall } from "./recall.ts";

/** What became of the accounts of somebody whom the directory does not know by name. */
export interface Absence {
  /** Accounts that are there under other names than the ticket gives. */
  readonly accounts: DirectoryAnswers["accounts"];
  readonly gone: readonly GoneAccount[];
}

const NOBODY: Absence = { accounts: [], gone: [] };

/**
 * Looks for a leaver by the ids of the accounts the ledger knows under the names the ticket gives: a name may have
 * changed or be misspelt, an id has not. Asks nothing where the directory found somebody.
 */
export function lookById<F>(
  ports: Pick<Sources, "ledger" | "spool">,
  answer: (questions: Questions) => ResultAsync<DirectoryAnswers, F>,
  request: Request,
  { org, accounts }: DirectoryAnswers,
): ResultAsync<Absence, F> {
  if (request.kind !== "leaver" || accounts.length > 0) return okAsync(NOBODY);
  const keys = namedKeys(org, request.person);
  const asked = [...keys.map((person) => ({ person })), { events: ["account-deleted"] as const }];
  return recall(ports, asked).andThen(({ entries }) => {
    const deleted = deletions(entries, keys, request.person);
    const accountIds = [
      ...new Set(entries.flatMap(({ person, accountId }) => (keys.includes(person ?? "") ? (accountId ?? []) : []))),
    ].filter((id) => !deleted.has(id));
    const ours = [...deleted].map(([id, deletedAt]): GoneAccount => ({ id, deletedAt }));
    if (accountIds.length === 0) return okAsync({ accounts: [], gone: ours });
    const byId = { person: { logins: [], accountIds }, candidateLogins: [], groupIds: [], applicationIds: [] };
    return answer(byId).map(({ accounts: found }) => {
      const missing = accountIds.filter((id) => found.every((one) => one.id !== id));
      return { accounts: found, gone: [...ours, ...missing.map((id): GoneAccount => ({ id }))] };
    });
  });
}

/** Accounts of these names that we deleted, and when. */
function deletions(
  entries: readonly LedgerEntry[],
  keys: readonly string[],
  { login }: PersonRef,
): ReadonlyMap<string, Instant> {
  const digest = login === undefined ? undefined : loginDigest(login.value);
  return new Map(
    entries.flatMap(({ event, person, accountId, body, at }): readonly (readonly [string, Instant])[] => {
      if (event !== "account-deleted" || accountId === undefined) return [];
      const meant = keys.includes(person ?? "") || (digest !== undefined && text(body, "login") === digest);
      return meant ? [[accountId, at]] : [];
    }),
  );
}
