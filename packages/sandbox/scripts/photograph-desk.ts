// Takes the picture of the desk that the README shows. Needs Chromium.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { companySeed } from "../src/company/company-seed.ts";
import { createCompany } from "../src/company/create-company.ts";
import { departments } from "../src/company/departments.ts";
import { startSandbox } from "../src/sandbox.ts";

const company = createCompany({ people: 60, seed: "picture" });
const [chief, head] = company.people;
const leaver = company.people.find(
  ({ department, standing }) => department === "Climate Science" && standing === "working",
);
if (chief === undefined || head === undefined || leaver === undefined) throw new Error("The company is empty.");

const sandbox = await startSandbox({
  startAt: "2027-03-01T16:20:00Z",
  seed: {
    okta: companySeed(company),
    jira: {
      users: company.people.map(({ login, firstName, lastName }) => ({
        email: login,
        name: `${firstName} ${lastName}`,
      })),
      fields: [
        { id: "customfield_10101", name: "Employee", kind: "user" },
        { id: "customfield_10102", name: "Last working day", kind: "date" },
        { id: "customfield_10103", name: "End access at once", kind: "radio", options: ["Yes", "No"] },
        { id: "customfield_10104", name: "Department", kind: "select", options: departments.map(({ name }) => name) },
      ],
      projects: [
        {
          key: "PPL",
          name: "People",
          type: "service_desk",
          serviceDeskId: "1",
          requestTypes: [
            {
              name: "Termination",
              description: "Somebody leaves.",
              fields: ["customfield_10101", "customfield_10102", "customfield_10103"].map((field) => ({ field })),
            },
          ],
        },
      ],
    },
  },
});
const { key } = await sandbox.jira.people.file({
  requestType: "Termination",
  by: head.login,
  summary: `Last day of ${leaver.firstName} ${leaver.lastName}`,
  fields: { customfield_10101: leaver.login, customfield_10102: "2027-03-31", customfield_10103: "No" },
});
await sandbox.clock.advance(60_000);
await sandbox.jira.people.comment(key, chief.login, "Thank you. The laptop comes back by post.");

const picture = new URL("../desk.png", import.meta.url).pathname;
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1200,760"];
const page = `${sandbox.deskUrl}/requests/${key}`;
await promisify(execFile)(process.argv[2] ?? "chromium", [...flags, `--screenshot=${picture}`, page]);
await sandbox.close();
