import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { plan } from "../plan/make-plan.ts";
import type { Plan } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Request } from "../request/request.ts";
import { anInstant, anObservation, aTable } from "../testing/builders.ts";

/** A scene: what was seen, by which table, when. */
export interface Scene {
  readonly table?: ReferenceTable;
  readonly seen?: Partial<Observation>;
  readonly now?: string;
}

/** Decides; refusals are a failure of the test. */
export function decide(request: Request, scene: Scene = {}): Plan {
  return decided(request, scene)._unsafeUnwrap();
}

/** The refusals' sentences, where there must be no plan. */
export function refused(request: Request, scene: Scene = {}): readonly string[] {
  return decided(request, scene)
    ._unsafeUnwrapErr()
    .map(({ kind, sentence }) => `${kind}: ${sentence}`);
}

function decided(request: Request, { table = aTable(), seen = {}, now = "2027-02-01T09:00:00Z" }: Scene) {
  return plan(request, table, anObservation(seen, table), anInstant(now));
}

/** The world of a scene, for carrying a plan out in it. */
export function worldOf({ table = aTable(), seen = {} }: Scene): Observation {
  return anObservation(seen, table);
}

export const ids = ({ steps }: Plan): readonly string[] => steps.map(({ id }) => id);
export const dues = ({ steps }: Plan): Readonly<Record<string, string>> =>
  Object.fromEntries(steps.map(({ id, due }) => [id, due]));
export const findings = ({ findings: all }: Plan): readonly string[] => all.map(({ kind }) => kind);
export const sentences = ({ findings: all }: Plan): readonly string[] => all.map(({ sentence }) => sentence);

/** The account as it is in a world. */
export function accountIn({ accounts }: Observation): ObservedAccount {
  const [account] = accounts;
  if (account === undefined) throw new Error("nobody is there");
  return account;
}

/** Memberships we gave. */
export const ours = (...groups: readonly (readonly [id: string, name: string])[]) =>
  groups.map(([groupId, name]) => ({ groupId, name, provenance: { kind: "ours" } }) as const);

export const STAFF = ["00gstaff000000000001", "Staff"] as const;
export const ENGINEERS = ["00gengineers00000001", "Engineers"] as const;
export const SALES = ["00gsales000000000001", "Sales"] as const;
export const ZURICH = ["00gzurich00000000001", "Zurich office"] as const;
export const NEW_YORK = ["00gnewyork0000000001", "New York office"] as const;
