/** A second factor a user has enrolled. */
export interface Factor {
  readonly id: string;
  /** `push`, `token:software:totp`, `sms`, `webauthn` … */
  readonly factorType: string;
  readonly provider: string;
  readonly status: string;
  readonly created: string;
}
