import type { DemoWorld } from "./world.ts";

/** Something people do without us. */
export interface Deed {
  readonly at: string;
  /** What they do, in one sentence. */
  readonly words: string;
  readonly deed: (world: DemoWorld) => void | Promise<void>;
}
