/** A calendar day, `YYYY-MM-DD`, with no clock and no time zone. */
export type LocalDate = string & { readonly __brand: "LocalDate" };
