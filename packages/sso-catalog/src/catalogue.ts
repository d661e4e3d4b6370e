import { atlassianCloud } from "./applications/atlassian-cloud.ts";
import { awsAccountFederation } from "./applications/aws-account-federation.ts";
import { awsIdentityCenter } from "./applications/aws-identity-center.ts";
import { databricks } from "./applications/databricks.ts";
import { datadog } from "./applications/datadog.ts";
import { githubManagedUsers } from "./applications/github-managed-users.ts";
import { githubOrganisation } from "./applications/github-organisation.ts";
import { gitlabCom } from "./applications/gitlab-com.ts";
import { gitlabSelfManaged } from "./applications/gitlab-self-managed.ts";
import { googleWorkspace } from "./applications/google-workspace.ts";
import { pagerduty } from "./applications/pagerduty.ts";
import { prefectCloud } from "./applications/prefect-cloud.ts";
import { salesforce } from "./applications/salesforce.ts";
import { slack } from "./applications/slack.ts";
import { snowflake } from "./applications/snowflake.ts";
import { spinnaker } from "./applications/spinnaker.ts";
import { tableauCloud } from "./applications/tableau-cloud.ts";
import { zoom } from "./applications/zoom.ts";
import type { Application } from "./blueprint/application.ts";

/** Every application this package knows, in the order of their names. Add your own beside them. */
export const APPLICATIONS: readonly Application[] = [
  atlassianCloud,
  awsAccountFederation,
  awsIdentityCenter,
  databricks,
  datadog,
  githubManagedUsers,
  githubOrganisation,
  gitlabCom,
  gitlabSelfManaged,
  googleWorkspace,
  pagerduty,
  prefectCloud,
  salesforce,
  slack,
  snowflake,
  spinnaker,
  tableauCloud,
  zoom,
];

/** Looks an application up by the name tables and commands use; `undefined` when there is none. */
export function findApplication(
  key: string,
  applications: readonly Application[] = APPLICATIONS,
): Application | undefined {
  return applications.find((application) => application.key === key);
}
