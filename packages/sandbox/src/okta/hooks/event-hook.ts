/** Where Okta sends events, and which. */
export interface EventHook {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly verificationStatus: string;
  readonly events: readonly string[];
  readonly uri: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly authorization?: { readonly key: string; readonly value: string };
  readonly created: string;
  readonly lastUpdated: string;
  readonly createdBy: string;
}
