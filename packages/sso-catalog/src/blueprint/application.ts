import type { Result } from "neverthrow";
import type { OktaApplication } from "../okta/okta-application.ts";
import type { Artefact } from "./artefact.ts";
import type { LiveApplication } from "./live-application.ts";
import type { DueResidue, LeaverAtProvider, Residue } from "./residue.ts";

/** How groups in Okta become roles at the provider, and when: a mover keeps old rights until then. */
export interface RoleMapping {
  /** `login`: only at the next sign-in. `push`: minutes after the group changes. `none`: the provider keeps its own. */
  readonly arrives: "login" | "push" | "none";
  /** What a group becomes there, in the provider's own words. */
  readonly become: string;
  /** What surprises people about it. */
  readonly beware: readonly string[];
}

/** Which groups do what. One group must never both assign and be pushed: users and memberships would race. */
export interface GroupUse {
  /** What membership of the assigning group gives. */
  readonly assigned: string;
  /** What pushed groups become; `undefined` when none are pushed. They leave before the assignment does. */
  readonly pushed: string | undefined;
}

/** Whether accounts at the provider are made and ended from Okta. */
export interface Provisioning {
  /** `api`: set up through Okta's API. `console`: only by an administrator in Okta's console. `none`: there is none. */
  readonly setUp: "api" | "console" | "none";
  /** What the provider does when Okta takes the application away. */
  readonly onRemoval: string;
  /** Whether that is documented to end access there, live sessions included. */
  readonly endsAccess: "documented" | "unconfirmed" | "no";
}

/** A step no API offers: told to a person, with the reason, and never pretended. */
export interface ConsoleStep {
  readonly where: "okta" | "provider";
  readonly step: string;
  readonly reason: string;
}

/** What cannot be taken back. */
export interface Destructive {
  readonly what: string;
  readonly when: string;
  readonly instead: string;
}

/** A setting that does not fit: where it is and what was expected. */
export interface SettingsProblem {
  readonly setting: string;
  readonly sentence: string;
}

/** The live application speaks another protocol than the blueprint. */
export interface WrongProtocol {
  readonly kind: "wrong-protocol";
  readonly sentence: string;
}

/** An application people sign on to, as data: what holds for every organisation that uses it. */
export interface Application {
  /** The name reference tables and commands use: `gitlab-com`. */
  readonly key: string;
  /** The name people use. */
  readonly name: string;
  readonly protocol: "saml" | "oidc";
  /** How it stands in Okta: an application of the catalogue by its key, or a custom one. */
  readonly inOkta: string;
  readonly groups: GroupUse;
  readonly roles: RoleMapping;
  readonly provisioning: Provisioning;
  readonly consoleOnly: readonly ConsoleStep[];
  /** What a leaver leaves behind there. */
  readonly residue: readonly Pick<Residue<never>, "what" | "endedBy" | "owner" | "within" | "evidence" | "certainty">[];
  readonly destructive: readonly Destructive[];
  /** Binds the blueprint to one organisation's settings, or says everything that is wrong with them. */
  configure(settings: unknown): Result<ConfiguredApplication, readonly SettingsProblem[]>;
}

/** A blueprint bound to one organisation's settings. */
export interface ConfiguredApplication {
  readonly application: Application;
  /** What Okta must hold. */
  readonly okta: OktaApplication;
  /** What the provider must be told, as the files and forms it takes, from the live application's own values. */
  tell(live: LiveApplication): Result<readonly Artefact[], WrongProtocol>;
  /** What a leaver leaves behind, as tasks that are due. */
  residueOf(leaver: LeaverAtProvider): readonly DueResidue[];
}
