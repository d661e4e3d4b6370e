import type { Observation, ObservedAccount } from "../observation/observation.ts";
import type { TableDraft } from "../reference-table/define-table.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { JoinerRequest, LeaverRequest, MoverRequest } from "../request/request.ts";

/** A small valid table; rules and rows can be replaced. */
export function aTable(_overrides: Partial<TableDraft> = {}): ReferenceTable {
  throw new Error("not built yet");
}

/** Somebody new, in Engineering, starting 2027-03-01. */
export function aJoiner(_overrides: Partial<JoinerRequest> = {}): JoinerRequest {
  throw new Error("not built yet");
}

/** A change of department on 2027-06-01. */
export function aMover(_overrides: Partial<MoverRequest> = {}): MoverRequest {
  throw new Error("not built yet");
}

/** An immediate termination. */
export function aLeaver(_overrides: Partial<LeaverRequest> = {}): LeaverRequest {
  throw new Error("not built yet");
}

/** An active account without memberships. */
export function anAccount(_overrides: Partial<ObservedAccount> = {}): ObservedAccount {
  throw new Error("not built yet");
}

/** What a healthy org answers when it knows nobody of that name and every group of {@link aTable}. */
export function anObservation(_overrides: Partial<Observation> = {}): Observation {
  throw new Error("not built yet");
}
