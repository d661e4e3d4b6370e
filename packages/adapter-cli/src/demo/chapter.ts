import type { Plan, Progress } from "@tenure/service";

/** One ticket of the demo, from the form to what everybody holds afterwards. */
export interface Chapter {
  readonly title: string;
  /** What happens, in one sentence. */
  readonly opening: string;
  readonly at: string;
  readonly ticket: { readonly key: string; readonly summary: string };
  /** The form as it was filled in. */
  readonly answers: readonly Fact[];
  readonly webhook: Delivery;
  /** Made before anything was done. */
  readonly plan: Plan;
  /** What was done, run by run: a joiner has one before and one on the start date. */
  readonly runs: readonly Run[];
  readonly after: Aftermath;
}

/** A labelled value. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One webhook as it arrived. */
export interface Delivery {
  readonly event: string;
  readonly bytes: number;
  /** What we answered. */
  readonly status: number;
}

/** One attempt to bring the ticket to its end. */
export interface Run {
  readonly at: string;
  readonly progress: Progress;
}

/** What the servers themselves hold afterwards: asked of them, not of us. */
export interface Aftermath {
  readonly okta: {
    readonly login: string;
    readonly status: string;
    readonly groups: readonly string[];
    readonly applications: readonly string[];
    readonly sessions: number;
  };
  readonly ticket: {
    readonly status: string;
    readonly comments: readonly { readonly internal: boolean; readonly edits: number; readonly text: string }[];
    readonly tasks: readonly { readonly key: string; readonly summary: string; readonly status: string }[];
  };
  readonly mails: readonly { readonly to: string; readonly subject: string }[];
  readonly ledger: {
    readonly entries: number;
    readonly confirmed: number;
    readonly intact: boolean;
    readonly lastHash: string;
  };
}
