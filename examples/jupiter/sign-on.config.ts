import { forms } from "./forms.ts";
import { table } from "./table.ts";

/** Jupiter's settings with what people sign on to: GitLab and Spinnaker were made by hand, the others are yet to be made. */
export default {
  table,
  forms,
  applications: [
    {
      blueprint: "gitlab-com",
      settings: {
        group: "jupiter",
        links: [
          { group: "gitlab-developers", path: "jupiter/models", access: "developer" },
          { group: "gitlab-maintainers", path: "jupiter", access: "maintainer" },
        ],
      },
      assignmentGroups: ["gitlab-developers", "gitlab-interns", "gitlab-maintainers", "gitlab-reporters"],
    },
    {
      blueprint: "spinnaker",
      settings: {
        gate: "gate.jupiter.example",
        requiredGroups: ["spinnaker-viewers", "spinnaker-deployers", "spinnaker-operators"],
        adminGroups: ["spinnaker-operators"],
      },
      assignmentGroups: ["spinnaker-deployers", "spinnaker-operators", "spinnaker-viewers"],
    },
    {
      blueprint: "snowflake",
      label: "Snowflake EU",
      settings: { account: "jupiter-eu" },
      assignmentGroups: ["dept-data"],
      pushGroups: ["SNOWFLAKE_ANALYST", "SNOWFLAKE_ENGINEER", "SNOWFLAKE_READER"],
    },
    {
      blueprint: "salesforce",
      label: "Salesforce EMEA",
      settings: { myDomain: "jupiter" },
      assignmentGroups: [
        { group: "salesforce-managers", priority: 0, profile: { role: "Sales Manager" } },
        { group: "salesforce-sales", priority: 1, profile: { role: "Sales" } },
      ],
    },
    {
      blueprint: "databricks",
      settings: {
        accountId: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        redirectUri: "https://accounts.cloud.databricks.com/oidc/consume",
      },
      assignmentGroups: ["dept-data", "dept-climate-science"],
    },
  ],
};
