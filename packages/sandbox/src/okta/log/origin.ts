/** Who caused an event, as the System Log names them. */
export interface Origin {
  readonly actor: {
    readonly id: string;
    /** `User`, `PublicClientApp` for OAuth applications, `SystemPrincipal` for Okta itself. */
    readonly type: string;
    readonly alternateId: string;
    readonly displayName: string;
  };
  /** The call behind it; a background job has none. */
  readonly request?: {
    readonly id: string;
    readonly uri: string;
    readonly apiTokenId?: string;
    readonly userAgent: string;
  };
}

/** Okta itself, at work in the background. */
export const okta: Origin = {
  actor: { id: "okta-system", type: "SystemPrincipal", alternateId: "system@okta.com", displayName: "Okta System" },
};
