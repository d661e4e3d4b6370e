export type {
  Application,
  ConfiguredApplication,
  ConsoleStep,
  Destructive,
  GroupUse,
  Provisioning,
  RoleMapping,
  SettingsProblem,
  WrongProtocol,
} from "./blueprint/application.ts";
export type { Artefact } from "./blueprint/artefact.ts";
export { defineApplication, type OidcSpec, type SamlSpec } from "./blueprint/define-application.ts";
export type { LiveApplication, LiveOidc, LiveSaml } from "./blueprint/live-application.ts";
export type { DueResidue, LeaverAtProvider, Residue, ResidueOwner } from "./blueprint/residue.ts";
export { APPLICATIONS, findApplication } from "./catalogue.ts";
export { type BadMetadata, readSamlMetadata } from "./live/read-saml-metadata.ts";
export {
  type CustomSaml,
  catalogueSaml,
  customSaml,
  NAME_ID,
  type OktaApplication,
  oidcWeb,
  type Statement,
} from "./okta/okta-application.ts";
export { type ApplicationDifference, applicationDifferences } from "./plan/application-differences.ts";
export type {
  ApplicationPlan,
  ApplicationPlanProblem,
  ApplicationStep,
  Extra,
  WaitingPush,
} from "./plan/application-plan.ts";
export type { GroupAssignment, HeldApplication, HeldPush, WantedApplication } from "./plan/application-state.ts";
export { dangerOf } from "./plan/danger-of.ts";
export { findHeldApplication, isOfKind, type KindOfApplication } from "./plan/find-held-application.ts";
export { isAssigned } from "./plan/is-assigned.ts";
export { type OtherUserName, otherUserName, saysUserName } from "./plan/other-user-name.ts";
export { planApplication } from "./plan/plan-application.ts";
export { isSecretName } from "./plan/secret-names.ts";
export { withoutSecrets } from "./plan/without-secrets.ts";
export { settingsSheet } from "./render/sheet.ts";
