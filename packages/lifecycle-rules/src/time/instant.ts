/** A moment, ISO 8601 in UTC with milliseconds: `2027-03-01T08:00:00.000Z`. Sorts as text. */
export type Instant = string & { readonly __brand: "Instant" };
