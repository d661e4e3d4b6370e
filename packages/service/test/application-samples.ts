import type { ApplicationSettings } from "../src/index.ts";

/** Every application of the catalogue as one company declares it; each assigned by a group, and pushed where it can be. */
export const APPLICATION_SAMPLES: readonly ApplicationSettings[] = [
  { blueprint: "atlassian-cloud", settings: { domain: "jupiter.example" }, pushGroups: ["push"] },
  {
    blueprint: "aws-account-federation",
    settings: { accounts: [{ id: "111122223333", roles: ["DataEngineer", "ReadOnly"] }] },
  },
  {
    blueprint: "aws-identity-center",
    settings: {
      acsUrl: "https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/4f3e2d1c",
      issuerUrl: "https://eu-central-1.signin.aws.amazon.com/platform/saml/d-99671234ab",
      instanceArn: "arn:aws:sso:::instance/ssoins-6987abcd",
      identityStoreId: "d-99671234ab",
    },
    pushGroups: ["push"],
  },
  {
    blueprint: "databricks",
    settings: {
      accountId: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
      redirectUri: "https://accounts.cloud.databricks.com/oidc/consume",
    },
    pushGroups: ["push"],
  },
  { blueprint: "datadog", settings: { site: "datadoghq.eu" }, pushGroups: ["push"] },
  {
    blueprint: "github-managed-users",
    label: "GitHub Enterprise",
    settings: { enterprise: "jupiter" },
    pushGroups: ["push"],
  },
  { blueprint: "github-organisation", settings: { organisation: "jupiter-climate" } },
  { blueprint: "gitlab-com", settings: { group: "jupiter" } },
  { blueprint: "gitlab-self-managed", label: "GitLab inside", settings: { host: "gitlab.jupiter.example" } },
  { blueprint: "google-workspace", settings: { domain: "jupiter.example", rpId: "02abcde3" }, pushGroups: ["push"] },
  { blueprint: "pagerduty", settings: { subdomain: "jupiter" } },
  {
    blueprint: "prefect-cloud",
    settings: { emailDomain: "jupiter.example", redirectUri: "https://api.prefect.cloud/auth/callback" },
    pushGroups: ["push"],
  },
  {
    blueprint: "salesforce",
    settings: { myDomain: "jupiter" },
    assignmentGroups: [{ group: "assign", priority: 0, profile: { role: "Analyst" } }],
  },
  { blueprint: "slack", settings: { domain: "jupiter" }, pushGroups: ["push"] },
  { blueprint: "snowflake", settings: { account: "jupiter-prod" }, pushGroups: ["push"] },
  {
    blueprint: "spinnaker",
    settings: { gate: "gate.jupiter.example", requiredGroups: ["spinnaker-users"], adminGroups: ["spinnaker-admins"] },
  },
  {
    blueprint: "tableau-cloud",
    settings: {
      acsUrl: "https://sso.online.tableau.com/public/sp/SSO?alias=1",
      entityId: "https://sso.online.tableau.com/public/sp/metadata?alias=1",
    },
    pushGroups: ["push"],
  },
  { blueprint: "zoom", settings: { vanity: "jupiter" } },
].map((one) => ({ assignmentGroups: ["assign"], ...one }));
