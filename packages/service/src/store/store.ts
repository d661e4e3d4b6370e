import { err, ok, type Result } from "neverthrow";

/** Where ledger, queue and locks live. */
export type Store =
  /** A file on this machine. */
  | { readonly kind: "sqlite"; readonly file: string }
  /** Nothing outlives the process: for trying out and for tests. */
  | { readonly kind: "memory" }
  /** A server for many machines. */
  | { readonly kind: "postgres"; readonly url: string };

/** The text names no store. Never quotes it, as it may hold a password. */
export interface UnknownStore {
  readonly kind: "unknown-store";
  readonly sentence: string;
}

/** Reads `sqlite:FILE`, `:memory:` or `postgres://…`. */
export function parseStore(text: string): Result<Store, UnknownStore> {
  if (text === ":memory:" || text === "sqlite::memory:") return ok({ kind: "memory" });
  if (/^postgres(ql)?:\/\/./.test(text)) return ok({ kind: "postgres", url: text });
  const file = /^sqlite:(.+)$/.exec(text)?.[1];
  if (file !== undefined) return ok({ kind: "sqlite", file });
  return err({ kind: "unknown-store", sentence: 'expected "sqlite:FILE", ":memory:" or "postgres://…"' });
}
