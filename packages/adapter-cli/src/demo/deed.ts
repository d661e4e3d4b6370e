import type { Happening } from "./chapter.ts";
import type { DemoWorld } from "./world.ts";

/** Something people do without us, and how they do it. */
export interface Deed extends Happening {
  readonly deed: (world: DemoWorld) => void | Promise<void>;
}
