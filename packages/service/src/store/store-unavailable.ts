/** The store could not be opened. */
export interface StoreUnavailable {
  readonly kind: "store-unavailable";
  readonly sentence: string;
  /** It may come back by itself: a server that does not answer, a file somebody else holds. */
  readonly passing?: true;
}
