import {
  anyOf,
  EVERY_STATUS,
  equals,
  excludedUsers,
  listGroupRules,
  type OktaClient,
  type OktaError,
  searchUsers,
} from "@tenure/okta-client";
import { ok, ResultAsync, safeTry } from "neverthrow";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { unchecked, warning } = diagnosing("okta");

/** Ids that fit into one address Okta accepts. */
const AT_ONCE = 40;

/**
 * Whether group rules pass over people who are deleted. Okta's pages do not show them, and refuse every change of such
 * a rule. Only told: cleaning a rule changes who gets what, and is a change of its own that somebody approves.
 */
export async function examineRules(okta: OktaClient): Promise<readonly Diagnosis[]> {
  const found = await ghostsOf(okta);
  return found.match(
    (ghosts) =>
      ghosts.map(({ ids, name }) =>
        warning(
          `The group rule "${name}" passes over ${ids.length} deleted ${ids.length === 1 ? "user" : "users"}, whom Okta's pages do not show: ${ids.join(", ")}.`,
          "Have a change approved that switches the rule off, takes them from its exceptions by the API and switches it on again; until then Okta may refuse to change the rule.",
        ),
      ),
    () => [
      unchecked(
        "Whether group rules pass over deleted users cannot be seen: the rules or the users may not be read.",
        "Grant okta.groups.read and okta.users.read.",
      ),
    ],
  );
}

interface Ghosts {
  readonly name: string;
  readonly ids: readonly string[];
}

function ghostsOf(okta: OktaClient): ResultAsync<readonly Ghosts[], OktaError> {
  return safeTry<readonly Ghosts[], OktaError>(async function* () {
    const rules = yield* listGroupRules(okta);
    const excluded = [...new Set(rules.flatMap(excludedUsers))];
    const batches = Array.from({ length: Math.ceil(excluded.length / AT_ONCE) }, (_, at) =>
      excluded.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
    const known = yield* ResultAsync.combine(
      batches.map((ids) => searchUsers(okta, `${EVERY_STATUS} and (${anyOf(...ids.map((id) => equals("id", id)))})`)),
    );
    const there = new Set(known.flat().map(({ id }) => id));
    return ok(
      rules.flatMap((rule) => {
        const ids = excludedUsers(rule).filter((id) => !there.has(id));
        return ids.length === 0 ? [] : [{ name: rule.name, ids }];
      }),
    );
  });
}
