import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { APPLICATIONS } from "../src/index.ts";
import { PROVIDERS } from "./providers/all.ts";

it.each(APPLICATIONS.map((application) => [application.key, application] as const))(
  "%s has a file, a test and a provider it is proved with",
  (key, application) => {
    const file = (name: string) => existsSync(new URL(name, import.meta.url));
    expect(file(`../src/applications/${key}.ts`)).toBe(true);
    expect(file(`../src/applications/${key}.test.ts`)).toBe(true);
    expect(PROVIDERS.filter((provider) => provider.application === application).map(({ name }) => name)).toContain(key);
  },
);

it("covers what people asked for by name", () => {
  expect(APPLICATIONS.map(({ key }) => key)).toEqual([
    "atlassian-cloud",
    "aws-account-federation",
    "aws-identity-center",
    "databricks",
    "datadog",
    "github-managed-users",
    "github-organisation",
    "gitlab-com",
    "gitlab-self-managed",
    "google-workspace",
    "pagerduty",
    "prefect-cloud",
    "salesforce",
    "slack",
    "snowflake",
    "spinnaker",
    "tableau-cloud",
    "zoom",
  ]);
});
