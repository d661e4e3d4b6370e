import { atlassianProvider } from "./atlassian-cloud.ts";
import { awsAccountFederationProvider } from "./aws-account-federation.ts";
import { awsIdentityCenterProvider } from "./aws-identity-center.ts";
import { databricksProvider } from "./databricks.ts";
import { datadogFirstSiteProvider, datadogProvider } from "./datadog.ts";
import { githubManagedUsersProvider } from "./github-managed-users.ts";
import { githubOrganisationProvider } from "./github-organisation.ts";
import { gitlabComProvider } from "./gitlab-com.ts";
import { gitlabSelfManagedProvider } from "./gitlab-self-managed.ts";
import { googleLegacyProvider, googleWorkspaceProvider } from "./google-workspace.ts";
import { pagerdutyProvider } from "./pagerduty.ts";
import { prefectCloudProvider } from "./prefect-cloud.ts";
import type { Provider } from "./provider.ts";
import { salesforceProvider } from "./salesforce.ts";
import { slackProvider } from "./slack.ts";
import { snowflakeProvider } from "./snowflake.ts";
import { spinnakerProvider } from "./spinnaker.ts";
import { tableauCloudProvider } from "./tableau-cloud.ts";
import { zoomProvider } from "./zoom.ts";

/** Everybody whom an application of the catalogue signs people on to. */
export const PROVIDERS: readonly Provider[] = [
  atlassianProvider,
  awsAccountFederationProvider,
  awsIdentityCenterProvider,
  databricksProvider,
  datadogProvider,
  datadogFirstSiteProvider,
  githubManagedUsersProvider,
  githubOrganisationProvider,
  gitlabComProvider,
  gitlabSelfManagedProvider,
  googleWorkspaceProvider,
  googleLegacyProvider,
  pagerdutyProvider,
  prefectCloudProvider,
  salesforceProvider,
  slackProvider,
  snowflakeProvider,
  spinnakerProvider,
  tableauCloudProvider,
  zoomProvider,
];
