/**
 * What the examples in doc comments may take for granted, by package: an example shows on hover and has six lines.
 *
 * Everything the package exports is in scope anyway. Keep these few, and of the most natural type.
 */
export const SCENES: Readonly<Record<string, string>> = {
  "okta-client": `
    declare const okta: OktaClient;
    declare const clientId: string;
    declare const privateKey: string;
    declare const leaver: User;
  `,
  "jira-client": `
    declare const jira: JiraClient;
    declare const token: string;
  `,
  sandbox: `
    import { setupServer } from "msw/node";
    import type { Vendor } from "./kernel/vendor.ts";
    declare const okta: Vendor;
  `,
  service: `
    import { readFileSync } from "node:fs";
    import { type Form, readCsvTable, type TableRules } from "@tenure/lifecycle-rules";
    declare const rules: TableRules;
    declare const onboarding: Form;
    declare const change: Form;
    declare const termination: Form;
    declare const settings: TenureSettings;
    declare const tenure: Tenure;
  `,
  "adapter-express": `
    import express from "express";
    import type { Tenure } from "@tenure/service";
    declare const tenure: Tenure;
  `,
  "adapter-lambda": `
    import type { Tenure } from "@tenure/service";
    declare function openTenure(): Promise<Tenure>;
    declare const tenure: Tenure;
  `,
};
