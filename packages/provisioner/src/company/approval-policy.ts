import type { Request, RowClass } from "@tenure/lifecycle-rules";

/** Which plans a person must approve, and which persons may. */
export interface ApprovalPolicy {
  /** Plans carried out without approval: one of these must fit. All others need one. */
  readonly exempt: readonly Exemption[];
  /** Hours after which an approval that was not used has to be given again. @defaultValue 336, two weeks */
  readonly validHours?: number;
  /** Who may not approve. @defaultValue all three */
  readonly notBy?: readonly ("requester" | "person" | "executor")[];
  /** Mail addresses that may approve; without it, whoever the desk or a known key lets. */
  readonly approvers?: readonly string[];
  /** Keys that signed approvals are checked with, by their id. */
  readonly keys?: Readonly<Record<string, ApproverKey>>;
}

/** Plans that need no approval: all given properties must hold. */
export interface Exemption {
  readonly kinds: readonly Request["kind"][];
  /** Only terminations that take effect at once. */
  readonly immediate?: true;
  /** Only plans all of whose rows are of these classes. Privileged access is exempt only where this names it. */
  readonly classes?: readonly RowClass[];
}

/** A key that proves who signed an approval. */
export type ApproverKey =
  /** SPKI PEM; only the public half is known here. */
  | { readonly algorithm: "ed25519"; readonly person: string; readonly publicKey: string }
  /** A secret both sides share, 32 bytes or more. */
  | { readonly algorithm: "hmac-sha256"; readonly person: string; readonly secret: string };
