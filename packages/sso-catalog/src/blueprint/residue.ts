import type { Artefact } from "./artefact.ts";

/** Who has to end something. */
export type ResidueOwner = "identity" | "security" | "application-owner";

/** Something that outlives a leaver's access in Okta. */
export interface Residue<Settings> {
  /** `Personal access tokens`, and what they still can do. */
  readonly what: string;
  /** What ends it. */
  readonly endedBy: string;
  readonly owner: ResidueOwner;
  /** How long after access ended in Okta it may live: an ISO 8601 duration of hours or days, `PT4H`, `P1D`. */
  readonly within: `PT${number}H` | `P${number}D`;
  /** What closes the task: something that was seen, not something that was done. */
  readonly evidence: string;
  /** `documented` by the vendor, or to be tried out when the application is rolled out. */
  readonly certainty: "documented" | "unconfirmed";
  /** The statement or file that ends it, for one person; `undefined` when too little is known of them. */
  readonly artefact?: (settings: Settings, leaver: LeaverAtProvider) => Artefact | undefined;
}

/** A leaver, as one provider knows them. */
export interface LeaverAtProvider {
  /** The name they signed on with. */
  readonly userName: string;
  /** The provider's own id of them, where provisioning has told Okta (`externalId`). */
  readonly providerId?: string;
  /** When access ended in Okta: instant, ISO 8601. */
  readonly endedAt: string;
}

/** A task about one leaver: who has to end what, until when, and what proves it. */
export interface DueResidue extends Omit<Residue<never>, "artefact" | "within"> {
  /** Instant, ISO 8601 in UTC. */
  readonly dueAt: string;
  readonly artefact: Artefact | undefined;
}

/** When something has to be over. */
export function dueAt(endedAt: string, within: Residue<never>["within"]): string {
  const [, hours] = /^PT(\d+)H$/.exec(within) ?? [];
  const [, days] = /^P(\d+)D$/.exec(within) ?? [];
  const ms = (Number(hours ?? 0) + 24 * Number(days ?? 0)) * 3_600_000;
  return new Date(Date.parse(endedAt) + ms).toISOString();
}
