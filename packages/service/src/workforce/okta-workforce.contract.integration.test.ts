import { createOktaClient } from "@tenure/okta-client";
import { describeWorkforce } from "@tenure/provisioner/testing";
import { startSandbox } from "@tenure/sandbox";
import { onTestFinished } from "vitest";
import { oktaWorkforce } from "./okta-workforce.ts";

describeWorkforce("oktaWorkforce", async () => {
  const id = (name: string) => `00u${name.padEnd(13, "x")}05d7`;
  const person = (name: string, profile: object = {}, more: object = {}) => {
    const login = `${name}@jupiter.example`;
    return { id: id(name), profile: { login, email: login, firstName: name, lastName: "Test", ...profile }, ...more };
  };
  // One more than a page of members holds.
  const crowd = Array.from({ length: 201 }, (_, at) => person(`p${at}`, {}, { groups: ["crowded"] }));
  const groups = ["crowded", "empty", "ruled", "appers"].map((name) => ({
    id: `00g${name.padEnd(13, "x")}05d7`,
    name,
  }));
  const [crowded, empty, ruled] = groups as [{ id: string; name: string }, { id: string }, { id: string }];
  const application = { id: "0oaAppAppAppAppA05d7", label: "App" };
  const users = [
    ...crowd,
    person("left", {}, { status: "DEPROVISIONED" }),
    person("byrule", { department: "Sales" }),
    person("byhand", {}, { groups: ["ruled"] }),
    person("excluded", { department: "Sales" }),
    person("direct"),
    person("along", {}, { groups: ["appers"] }),
  ];
  const sandbox = await startSandbox({
    seed: {
      okta: {
        settings: { searchLagMs: [0, 0], rateLimits: "off" },
        groups,
        users,
        rules: [
          { name: "Sales", expression: 'user.department=="Sales"', groups: ["ruled"], excludedUsers: [id("excluded")] },
        ],
        apps: [{ ...application, groups: ["appers"], users: ["direct@jupiter.example"] }],
      },
    },
  });
  onTestFinished(() => sandbox.close());
  const { clock, okta } = sandbox;
  await clock.advance(10_000);
  const client = createOktaClient({
    orgUrl: okta.url,
    auth: { kind: "ssws", token: okta.apiToken },
    now: clock.now,
    wait: (ms) => clock.advance(ms),
  });
  return {
    workforce: oktaWorkforce(client, { org: "jupiter.okta.com" }),
    org: "jupiter.okta.com",
    people: okta.state.users().map((one) => one.id),
    deactivated: id("left"),
    crowded: { ...crowded, members: crowd.map((one) => one.id) },
    empty,
    ruled: { ...ruled, byRule: id("byrule"), byHand: id("byhand"), excluded: id("excluded") },
    application: { id: application.id, direct: id("direct"), along: id("along") },
  };
});
