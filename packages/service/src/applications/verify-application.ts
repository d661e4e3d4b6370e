import type { Instant } from "@tenure/lifecycle-rules";
import { type App, type AppUser, listAppUsers, type OktaClient } from "@tenure/okta-client";
import type { LiveApplication } from "@tenure/sso-catalog";
import { err, ok, type ResultAsync, safeTry } from "neverthrow";
import { type ApplicationsFailure, toApplicationsFailure } from "./applications-failure.ts";
import type { PlannedApplication } from "./applications-plan.ts";
import { type CertificateState, certificateSentence, certificateState } from "./certificate.ts";
import { driftOf } from "./drift.ts";
import { liveApplication } from "./live-application.ts";

/** Something about an application that somebody should look at. */
export interface ApplicationFinding {
  readonly kind: "differs" | "waits" | "extra" | "certificate" | "people";
  readonly sentence: string;
}

/** Who has an application, and through what. */
export interface ApplicationPeople {
  readonly byGroup: number;
  /** Given by hand, past every group and every rule. */
  readonly direct: number;
  /** The provider was told, and did not take it. */
  readonly failing: number;
}

/** An application as it stands, against what is declared. */
export interface VerifiedApplication {
  readonly application: string;
  readonly name: string;
  readonly label: string;
  readonly protocol: "saml" | "oidc";
  readonly appId: string | undefined;
  readonly status: string | undefined;
  /** How many of the declared groups are as declared. */
  readonly groups: { readonly declared: number; readonly right: number };
  readonly pushes: { readonly declared: number; readonly right: number };
  readonly certificate: CertificateState | undefined;
  readonly people: ApplicationPeople | undefined;
  /** Nothing when all is well. */
  readonly findings: readonly ApplicationFinding[];
}

/** What verifying needs to know besides the plan. */
export interface VerifyTools {
  readonly okta: OktaClient;
  /** `https://jupiter.okta.com` */
  readonly orgUrl: string;
  readonly now: Instant;
}

/** Looks whether an application stands in Okta as declared, until when its certificate is good, and who has it how. */
export function verifyApplication(
  { now, okta, orgUrl }: VerifyTools,
  planned: PlannedApplication,
  app: App | undefined,
  declared: { readonly groups: number; readonly pushes: number },
): ResultAsync<VerifiedApplication, ApplicationsFailure> {
  return safeTry(async function* () {
    const { application } = planned.configured;
    const drift = driftOf(planned).map(({ kind, sentence }) => ({ kind, sentence }));
    const live = app === undefined ? undefined : yield* readable(liveApplication(okta, app, application, orgUrl));
    const users = app === undefined ? undefined : yield* listAppUsers(okta, app.id).mapErr(toApplicationsFailure);
    const saml = typeof live === "object" && live.protocol === "saml" ? live : undefined;
    const certificate = saml === undefined ? undefined : certificateState(saml.certificateEndsAt, now);
    const people = users === undefined ? undefined : peopleOf(users);
    const sentence = certificate === undefined ? undefined : certificateSentence(certificate);
    const findings: readonly ApplicationFinding[] = [
      ...drift,
      ...(typeof live === "string" ? [{ kind: "certificate" as const, sentence: live }] : []),
      ...(sentence === undefined ? [] : [{ kind: "certificate" as const, sentence }]),
      ...(people === undefined ? [] : findingsOf(people)),
    ];
    const wrong = (kinds: readonly string[]) => planned.steps.filter(({ kind }) => kinds.includes(kind)).length;
    return ok({
      application: application.key,
      name: application.name,
      label: planned.label,
      protocol: application.protocol,
      appId: app?.id,
      status: app?.status,
      groups: { declared: declared.groups, right: declared.groups - wrong(["assign-group"]) },
      pushes: {
        declared: declared.pushes,
        right: declared.pushes - wrong(["push-group", "restart-push"]) - planned.waiting.length,
      },
      certificate,
      people,
      findings,
    });
  });
}

/** Metadata that cannot be read is something to look at, and no reason to say nothing of the rest. */
function readable(
  live: ResultAsync<LiveApplication, ApplicationsFailure>,
): ResultAsync<LiveApplication | string, ApplicationsFailure> {
  return live
    .map((one): LiveApplication | string => one)
    .orElse((failure) => (failure.kind === "bad-metadata" ? ok(failure.sentence) : err(failure)));
}

function peopleOf(users: readonly AppUser[]): ApplicationPeople {
  const count = (is: (user: AppUser) => boolean) => users.filter(is).length;
  return {
    byGroup: count(({ scope }) => scope === "GROUP"),
    direct: count(({ scope }) => scope !== "GROUP"),
    failing: count(({ syncState }) => syncState === "ERROR"),
  };
}

function findingsOf({ direct, failing }: ApplicationPeople): readonly ApplicationFinding[] {
  const persons = (count: number, one: string, many: string) =>
    count === 1 ? `1 person ${one}` : `${count} people ${many}`;
  const because = "by hand, past every group: put them into an assigning group, then take the direct assignment away";
  return [
    ...(direct === 0 ? [] : [{ kind: "people" as const, sentence: `${persons(direct, "has", "have")} it ${because}` }]),
    ...(failing === 0
      ? []
      : [
          {
            kind: "people" as const,
            sentence: `${persons(failing, "is", "are")} not as Okta says at the provider: look at the tasks on Okta's dashboard`,
          },
        ]),
  ];
}
