/** The part of the org's limits one token or service app may use, where it was changed from the usual half. */
export interface PrincipalRate {
  readonly id: string;
  /** Id of the API token, or client id. */
  readonly principalId: string;
  readonly principalType: "SSWS_TOKEN" | "OAUTH_CLIENT";
  /** Percent of each bucket. */
  readonly defaultPercentage: number;
  readonly defaultConcurrencyPercentage: number;
  readonly created: string;
  readonly createdBy: string;
  readonly lastUpdated: string;
  readonly lastUpdatedBy: string;
}
