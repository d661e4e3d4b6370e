import type { ApplicationPlan, ApplicationStep, ConfiguredApplication } from "@tenure/sso-catalog";

/** A step, with what a person wants to know of it. */
export type PlannedStep = ApplicationStep & {
  /** What the group is called. */
  readonly groupName?: string;
  /** What it takes away or may break; such a step needs the plan's hash. */
  readonly danger?: string;
};

/** A group Okta holds or that waits, by its name too. */
export interface ToldGroup {
  readonly groupId: string;
  readonly groupName: string;
}

/** What has to be written so that one application stands in Okta as declared. */
export interface PlannedApplication extends Omit<ApplicationPlan, "steps" | "extras" | "waiting"> {
  /** The name people see in Okta. */
  readonly label: string;
  readonly steps: readonly PlannedStep[];
  /** Groups Okta holds and nobody declared: told, so that somebody decides. */
  readonly extras: readonly (ToldGroup & { readonly held: "assigned" | "pushed" })[];
  /** Groups that are pushed once a person has switched provisioning on. */
  readonly waiting: readonly (ToldGroup & { readonly sentence: string })[];
  readonly configured: ConfiguredApplication;
}

/** What has to be written so that all declared applications stand in Okta as they must. */
export interface ApplicationsPlan {
  readonly applications: readonly PlannedApplication[];
  /** SHA-256 over all of them and the org's host, hexadecimal: what was read is what is carried out, and nowhere else. */
  readonly hash: string;
}
