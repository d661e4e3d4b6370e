import * as z from "zod";
import type { Application } from "../blueprint/application.ts";
import { defineApplication } from "../blueprint/define-application.ts";
import { certificateFile, certificateNote, samlFields } from "../blueprint/saml-fields.ts";
import { label, slug } from "../blueprint/setting.ts";
import { catalogueSaml } from "../okta/okta-application.ts";
import { settingsSheet } from "../render/sheet.ts";

const Settings = z.strictObject({
  label: label("PagerDuty"),
  /** `jupiter` of `jupiter.pagerduty.com`. */
  subdomain: slug,
});

/** PagerDuty: who is woken up. */
export const pagerduty: Application = defineApplication({
  key: "pagerduty",
  name: "PagerDuty",
  protocol: "saml",
  inOkta: "`pagerduty` of the catalogue",
  settings: Settings,
  okta: ({ label, subdomain }) => catalogueSaml({ label, name: "pagerduty", settings: { subdomain } }),
  provider: ({ subdomain }, live) => [
    settingsSheet({
      fileName: "single-sign-on.md",
      title: "PagerDuty: single sign-on",
      where: `https://${subdomain}.pagerduty.com/account/sso`,
      fields: [
        ["Single Sign-on", "SAML"],
        ...samlFields(live, { signOn: "Login URL" }),
        ["Allow username/password login", "on until it works, then off"],
        ["Auto-provision users on first login", "off: accounts come by provisioning"],
      ],
      notes: [certificateNote(live), "The account's owner can always sign in by password."],
    }),
    certificateFile(live),
  ],
  groups: { assigned: "gets a user with the base role of the assignment", pushed: undefined },
  roles: {
    arrives: "push",
    become: "a base role (user, admin, limited_user, observer, read_only_user), an attribute of the assignment",
    beware: ["Teams, schedules and escalation policies stay PagerDuty's own."],
  },
  provisioning: {
    setUp: "console",
    onRemoval: "deletes the user",
    endsAccess: "documented",
  },
  consoleOnly: [
    {
      where: "okta",
      step: "Switch provisioning on with an API key of the account.",
      reason: "Okta's API cannot hold provisioning credentials for this application.",
    },
    {
      where: "provider",
      step: "Enable reassignment of open incidents on deletion.",
      reason: "Without it the deletion fails while the person has open incidents.",
    },
  ],
  residue: [
    {
      what: "Places in schedules and escalation policies: a gap nobody is called in",
      endedBy: "Replace the person in schedules and policies before access is taken away",
      owner: "application-owner",
      within: "PT1H",
      evidence: "no schedule and no policy names the person, and none has a gap",
      certainty: "documented",
    },
    {
      what: "API keys the person made",
      endedBy: "Revoke user keys; replace account keys only they know",
      owner: "application-owner",
      within: "P1D",
      evidence: "the list of account keys, each with a new owner",
      certainty: "unconfirmed",
    },
  ],
  destructive: [
    {
      what: "The user is deleted, with contact methods and notification rules; assigning again makes another user",
      when: "Okta takes the application away, or deactivates the person",
      instead: "take the person out of schedules first; for a leave of absence keep the assignment",
    },
  ],
});
