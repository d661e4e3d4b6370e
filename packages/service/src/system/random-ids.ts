import { randomUUID } from "node:crypto";
import type { Ids } from "@tenure/provisioner";

/** Random ids. */
export const randomIds: Ids = { next: () => randomUUID() };
