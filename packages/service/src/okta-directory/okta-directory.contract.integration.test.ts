import { createOktaClient } from "@tenure/okta-client";
import { describeDirectory } from "@tenure/provisioner/testing";
import { startSandbox } from "@tenure/sandbox";
import { onTestFinished } from "vitest";
import { oktaDirectory } from "./okta-directory.ts";

describeDirectory("oktaDirectory", async () => {
  const person = { id: "00uPersonPerso0005d7", login: "max.muster@jupiter.example", employeeNumber: "J-0001" };
  const report = { id: "00uReportRepor0005d7" };
  const groups = [
    { id: "00gOneOneOneOneO05d7", name: "one" },
    { id: "00gTwoTwoTwoTwoT05d7", name: "two" },
  ] as const;
  const ruled = { id: "00gRuledRuledRul05d7", name: "ruled" };
  const application = { id: "0oaAppAppAppAppA05d7", label: "App" };
  const sandbox = await startSandbox({
    seed: {
      okta: {
        // What reading everybody shows comes from Okta's search, which has to have caught up.
        settings: { searchLagMs: [0, 0] },
        schema: { user: { tenureTicket: { title: "Ticket", type: "string" } } },
        groups: [...groups, ruled].map(({ id, name }) => ({ id: id, name })),
        rules: [{ name: "Sales", expression: 'user.department=="Sales"', groups: ["ruled"] }],
        apps: [{ id: application.id, label: application.label }],
        users: [
          {
            id: person.id,
            profile: {
              login: person.login,
              email: person.login,
              firstName: "Max",
              lastName: "Muster",
              employeeNumber: person.employeeNumber,
              department: "Sales",
            },
            sessions: 2,
          },
          {
            id: report.id,
            profile: {
              login: "rita.report@jupiter.example",
              email: "rita.report@jupiter.example",
              firstName: "Rita",
              lastName: "Report",
              managerId: person.id,
            },
          },
        ],
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
    directory: oktaDirectory(client, { org: "jupiter.okta.com" }),
    org: "jupiter.okta.com",
    person,
    report,
    groups,
    ruled,
    application,
    newcomer: {
      login: "ana.silva@jupiter.example",
      profile: { firstName: "Ana", lastName: "Silva" },
      intentAttribute: "tenureTicket",
    },
  };
});
