/** The store could not be opened. */
export interface StoreUnavailable {
  readonly kind: "store-unavailable";
  readonly sentence: string;
}
