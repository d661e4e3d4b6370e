import type { Ports } from "@tenure/provisioner";
import type { CallOptions } from "./clients.ts";

/** What a test, a demo or another host puts in the place of the usual. */
export interface Overrides {
  readonly ports?: Partial<Ports>;
  /** How both vendors are called. */
  readonly calls?: CallOptions;
  /** Told of a mistake of ours that ended a request. @defaultValue one line on stderr */
  readonly onBug?: (cause: unknown) => void;
  /** Milliseconds of any beginning, for how often a store that is away is tried. @defaultValue this machine's */
  readonly monotonic?: () => number;
  /**
   * Told what people should know, one sentence each: when something begins that lasts, so many hours after that, and
   * when it is over. Two workers tell it once between them. @defaultValue one line on stderr
   */
  readonly onAlert?: (sentence: string) => void;
}
