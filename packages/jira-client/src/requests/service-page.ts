import * as z from "zod";

/** A page as Service Management gives them; it promises none of its members. */
export const pageOf = <T>(entry: z.ZodType<T>) =>
  z.object({
    isLastPage: z.boolean().optional(),
    values: z.array(entry).default([]),
  });

/** Where the next page begins. */
export function nextStartOf(
  start: number,
  { isLastPage, values }: { readonly isLastPage?: boolean | undefined; readonly values: readonly unknown[] },
): number | undefined {
  return isLastPage === false && values.length > 0 ? start + values.length : undefined;
}
