import type { Instant } from "@tenure/lifecycle-rules";

/** What a story tells the process that works in it. */
export type ToStory =
  | { readonly kind: "work"; readonly now: Instant }
  | { readonly kind: "answer"; readonly id: number; readonly failed: boolean; readonly value: unknown };

/** What that process says, and asks of the world outside. */
export type FromStory =
  | { readonly kind: "ready" }
  | { readonly kind: "worked"; readonly nextDue: Instant | undefined }
  | {
      readonly kind: "call";
      readonly id: number;
      readonly port: "desk" | "directory" | "mailer" | "messenger";
      readonly method: string;
      readonly args: readonly unknown[];
    };
