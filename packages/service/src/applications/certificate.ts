import type { Instant } from "@tenure/lifecycle-rules";

/** How soon somebody should make the next certificate, and how soon they must. */
export const CERTIFICATE_DAYS: { readonly soon: number; readonly urgent: number } = { soon: 60, urgent: 30 };

/** The certificate an application's assertions are signed with. */
export interface CertificateState {
  /** Instant, ISO 8601: nobody signs on after it. */
  readonly endsAt: string;
  /** Whole days from now; negative when it is over. */
  readonly daysLeft: number;
  readonly state: "good" | "soon" | "urgent" | "over";
}

/** How long a certificate is good for yet. */
export function certificateState(endsAt: string, now: Instant): CertificateState {
  const daysLeft = Math.floor((Date.parse(endsAt) - Date.parse(now)) / 86_400_000);
  const within = (days: number) => daysLeft < days;
  const state = within(0)
    ? "over"
    : within(CERTIFICATE_DAYS.urgent)
      ? "urgent"
      : within(CERTIFICATE_DAYS.soon)
        ? "soon"
        : "good";
  return { endsAt, daysLeft, state };
}

/** What to say of a certificate; nothing where it is good for long. */
export function certificateSentence({ daysLeft, endsAt, state }: CertificateState): string | undefined {
  const day = endsAt.slice(0, 10);
  const then = "make the next one in Okta, give it to the provider, and only then let Okta sign with it";
  switch (state) {
    case "good":
      return undefined;
    case "over":
      return `the certificate ended on ${day}, and nobody can sign on: ${then}`;
    case "soon":
    case "urgent":
      return `the certificate ends on ${day}, in ${daysLeft} days, and nobody can sign on after it: ${then}`;
  }
}
