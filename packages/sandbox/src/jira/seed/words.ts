import { z } from "zod";

/** An id as text; Jira's are mostly numbers. */
export const id = z.string().min(1);

/** Names or ids, whichever is at hand. */
export const names = z.array(z.string());

/** Values by name. */
export const record = z.record(z.string(), z.unknown());

/** ISO 8601, UTC. */
export const instant = z.iso.datetime();
