import { err, ok, type Result } from "neverthrow";
import type { GoneAccount, Observation } from "../observation/observation.ts";
import { describePerson } from "../person/find-person.ts";
import { personZone } from "../person/person-in-plan.ts";
import { counting } from "../plan/come-back.ts";
import type { Draft } from "../plan/draft.ts";
import type { Finding } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LeaverRequest, PersonRef } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import { stagesOf } from "./stages.ts";

/**
 * Somebody who leaves and has no account: nothing is to be done, which is an end of its own and no refusal.
 *
 * Believed only where the absence was seen twice: by login and by employee number, or by the id of an account that the
 * ledger knows under one of them. One name that nobody has may be misspelt, and a termination that is done for nobody
 * leaves somebody in; it is refused. `undefined` where accounts were found: then the names disagree.
 */
export function planAbsent(
  request: LeaverRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> | undefined {
  const deleted = deletedByThis(request, observation);
  if (deleted === undefined && observation.accounts.length > 0) return undefined;
  const { person, attributes } = request;
  const zone = personZone(request.zone, attributes, table);
  const { contain } = stagesOf(request, table, attributes, zone);
  const absent = (finding: Finding, replanAt?: Instant): Result<Draft, never> => {
    const name = person.login?.value ?? person.employeeNumber?.value ?? "";
    const effectiveAt = contain;
    const drafted = { subject: { login: name, name }, zone, effectiveAt, steps: [], kept: [], findings: [finding] };
    return ok({ ...drafted, ...(replanAt === undefined ? {} : { replanAt }) });
  };
  if (deleted !== undefined) return absent(deleted);

  const evidence = seenTwice(person, observation);
  if (evidence === undefined) return err([onlyOneName(person)]);
  // An account may still be made before the hour: until then nothing is settled.
  if (contain !== "at-once" && contain > now) {
    const sentence = `${evidence} Looked at again when the access was to end; nothing is to be done if that is still so.`;
    return absent({ kind: "nobody-there-yet", sentence }, contain);
  }
  const hired = hireUnderWay(request, observation);
  if (hired !== undefined) return err([hired]);
  return absent({ kind: "nothing-to-do", sentence: `${evidence} Nothing is to be done.` });
}

/** The account is gone because this ticket deleted it: that is the end, not a mistake in the name. */
function deletedByThis({ person }: LeaverRequest, { confirmedSteps = [] }: Observation): Finding | undefined {
  if (!confirmedSteps.some(({ id }) => id === "delete-account")) return undefined;
  const sentence = `The account of ${person.login?.value ?? person.employeeNumber?.value ?? ""} was deleted after its retention.`;
  return { kind: "deleted", sentence };
}

/** What shows that nobody is there, by two marks that one slip of the pen cannot both miss. */
function seenTwice(person: PersonRef, { goneAccounts = [] }: Observation): string | undefined {
  const missing = `Okta knows nobody who is ${describePerson(person, "or")}`;
  if (goneAccounts.length > 0) return `${missing}; ${goneAccounts.map(gone).toSorted().join("; ")}.`;
  if (person.login === undefined || person.employeeNumber === undefined) return undefined;
  return `${missing}: both were looked for.`;
}

function gone({ id, deletedAt }: GoneAccount): string {
  return deletedAt === undefined
    ? `the account ${id} that they had is not there any more`
    : `the account ${id} that they had was deleted on ${deletedAt.slice(0, 10)}`;
}

function onlyOneName(person: PersonRef): Refusal {
  const other = person.login === undefined ? "login" : "employee number";
  const sentence = `Okta knows nobody who is ${describePerson(person)}. Correct it; if the account is gone already, give the ${other} as well, so that both can be looked for.`;
  return { kind: "nobody-found", sentence };
}

/** An older ticket is about to make the account: whoever will not come is better withdrawn there. */
function hireUnderWay({ ticket }: LeaverRequest, { otherTickets = [] }: Observation): Refusal | undefined {
  const hire = counting(otherTickets).find(
    (other) =>
      (other.kind === "joiner" || other.kind === "rehire") && other.state === "open" && other.ticket.id !== ticket.id,
  );
  if (hire === undefined) return undefined;
  const sentence = `${hire.ticket.key} is about to make an account for this person; withdraw that ticket instead.`;
  return { kind: "nobody-found", sentence };
}
