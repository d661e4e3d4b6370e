import { err, ok, type Result } from "neverthrow";
import { loginCandidates } from "../login/login-candidates.ts";
import type { Observation } from "../observation/observation.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { Instant } from "../time/instant.ts";
import type { HireRequest } from "./hire-profile.ts";

const A_DAY = 86_400_000;

/** The first login of the policy that nobody has, and nobody had too recently. */
export function freeLogin(
  request: HireRequest,
  rules: TableRules,
  observation: Observation,
  now: Instant,
): Result<string, readonly Refusal[]> {
  const candidates = loginCandidates(request, rules);
  const blocked = new Set([
    ...observation.takenLogins.map((login) => login.toLowerCase()),
    ...recent(observation, rules, now),
  ]);
  const login = candidates.find((candidate) => !blocked.has(candidate));
  if (login !== undefined) return ok(login);
  const [first, ...others] = candidates;
  const chosen = request.login?.value;
  const sentence =
    first === undefined && chosen !== undefined
      ? `"${chosen}" may be nobody's login: it is reserved, protected, or no address of the company's; choose another on the form.`
      : first === undefined
        ? `"${request.givenName.value}" cannot be written as a login; give one on the form.`
        : `${first} is taken${others.length > 0 ? `, and so is every number up to ${candidates.length}` : ""}; choose another.`;
  return err([{ kind: "no-login-free", sentence }]);
}

/** A login that comes back too soon brings its former owner's mail and shared files with it. */
function recent({ formerLogins = [] }: Observation, { login }: TableRules, now: Instant): readonly string[] {
  const window = (login.recycleAfterDays ?? Number.POSITIVE_INFINITY) * A_DAY;
  return formerLogins
    .filter(({ since }) => Date.parse(now) - Date.parse(since) < window)
    .map((former) => former.login.toLowerCase());
}
