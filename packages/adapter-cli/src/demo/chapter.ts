import type { Plan, Progress } from "@tenure/service";

/** One ticket of the demo, from the form to what everybody holds afterwards. */
export interface Chapter extends Opening {
  /** Made before anything was done. */
  readonly plan: Plan;
  /** What was done, run by run: a joiner has one before and one on the start date. */
  readonly runs: readonly Run[];
  /** What people did then, before anybody looked. */
  readonly deeds: readonly Happening[];
  readonly after: Aftermath;
}

/** Something people did without us. */
export interface Happening {
  readonly at: string;
  readonly words: string;
}

/** A ticket as it came in. */
export interface Opening {
  readonly title: string;
  /** What happens, in one sentence. */
  readonly opening: string;
  /** What people did since the ticket before. */
  readonly meanwhile: readonly Happening[];
  readonly at: string;
  readonly ticket: { readonly id: string; readonly key: string; readonly summary: string };
  /** The form as it was filled in. */
  readonly answers: readonly Fact[];
  readonly webhook: Delivery;
  /** What Okta held when the ticket came; `null` where the person had no account. */
  readonly before: Aftermath["okta"] | null;
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
  /** How it was proven to come from Jira. */
  readonly proof: string;
  /** What we answered. */
  readonly status: number;
}

/** One attempt to bring the ticket to its end. */
export interface Run {
  readonly at: string;
  readonly why: string;
  readonly progress: Progress;
}

/** What the servers themselves hold afterwards: asked of them, not of us. */
export interface Aftermath {
  readonly okta: {
    readonly login: string;
    readonly status: string;
    readonly groups: readonly { readonly name: string; readonly by: "direct" | "rule" | "built-in" }[];
    readonly applications: readonly string[];
    readonly sessions: number;
    readonly refreshTokens: number;
    readonly factors: number;
  };
  readonly ticket: {
    readonly status: string;
    readonly comments: readonly Comment[];
    readonly tasks: readonly { readonly key: string; readonly summary: string; readonly status: string }[];
  };
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly at: string }[];
  readonly ledger: {
    readonly entries: number;
    /** How often each event was recorded for this ticket. */
    readonly events: Readonly<Record<string, number>>;
    readonly intact: boolean;
    readonly lastHash: string;
  };
}

/** A comment on the ticket. */
export interface Comment {
  readonly internal: boolean;
  readonly format: string;
  readonly createdAt: string;
  readonly editedAt: string;
  readonly text: string;
}

/** What the demo shows, in the order in which it happens. */
export type Scene =
  | { readonly kind: "opened"; readonly number: number; readonly opening: Opening }
  | { readonly kind: "planned"; readonly plan: Plan }
  | { readonly kind: "ran"; readonly run: Run }
  | { readonly kind: "happened"; readonly deed: Happening }
  | { readonly kind: "ended"; readonly after: Aftermath };

/** Puts scenes together to chapters. */
export function toChapters(scenes: readonly Scene[]): readonly Chapter[] {
  return scenes
    .flatMap((scene, index) => (scene.kind === "opened" ? [{ ...scene, index }] : []))
    .flatMap(({ index, opening }, place, all) => {
      const own = scenes.slice(index, all[place + 1]?.index);
      const planned = own.find((scene) => scene.kind === "planned");
      const ended = own.find((scene) => scene.kind === "ended");
      if (planned === undefined || ended === undefined) return [];
      const runs = own.flatMap((scene) => (scene.kind === "ran" ? [scene.run] : []));
      const deeds = own.flatMap((scene) => (scene.kind === "happened" ? [scene.deed] : []));
      return [{ ...opening, plan: planned.plan, runs, deeds, after: ended.after }];
    });
}
