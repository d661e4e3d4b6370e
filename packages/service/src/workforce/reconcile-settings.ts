import type { ReconcilePolicy } from "@tenure/provisioner";
import * as z from "zod";
import { words } from "../config/value-shapes.ts";

const days = z.int({ error: "expected whole days" }).nonnegative({ error: "expected whole days" });

const Answer = z.discriminatedUnion(
  "do",
  [
    z.strictObject({ do: z.literal("report") }),
    z.strictObject({ do: z.literal("correct"), noticeDays: days }),
    z.strictObject({ do: z.literal("adopt"), owner: words, days: days.min(1, { error: "an exception must end" }) }),
  ],
  { error: "expected do: report, correct with noticeDays, or adopt with owner and days" },
);

/** What is done about differences between the table and what people have. */
export const ReconcilePart: z.ZodType<ReconcilePolicy> = z.strictObject(
  {
    answers: z
      .strictObject({
        missing: Answer.exactOptional(),
        "taken-by-hand": Answer.exactOptional(),
        trapped: Answer.exactOptional(),
        "left-over": Answer.exactOptional(),
        "by-hand": Answer.exactOptional(),
        "by-rule": Answer.exactOptional(),
        expired: Answer.exactOptional(),
        excluded: Answer.exactOptional(),
        "back-after-leaving": Answer.exactOptional(),
      })
      .exactOptional(),
    tell: z.array(words).readonly().exactOptional(),
    maxSharePercent: z.number().min(0).max(100).exactOptional(),
  },
  { error: "expected answers to kinds of differences" },
);

/** Which rows of the table are in use. */
export const AdoptionPart = z.strictObject(
  { rowsOn: z.array(words, { error: "expected ids of rows" }).readonly() },
  { error: "expected rowsOn, the ids of the rows that are switched on" },
);
