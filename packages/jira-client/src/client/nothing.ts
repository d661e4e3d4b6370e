import * as z from "zod";

/** A reply whose body says nothing we need: an empty one, or one we do not read. */
export const Nothing: z.ZodType<void> = z.unknown().transform(() => undefined);
