/** An IANA zone name the runtime knows: `Europe/Zurich`. */
export type TimeZone = string & { readonly __brand: "TimeZone" };
