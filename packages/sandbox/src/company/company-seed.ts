import { createRandom } from "../kernel/random.ts";
import type { OktaSeedInput } from "../okta/okta-seed.ts";
import type { Company, HistoryEntry, Person } from "./company.ts";
import { departments, locations } from "./departments.ts";

/** The applications of the company; the first three are everybody's. */
const EVERYBODYS = ["Google Workspace", "Slack", "Zoom"];
const RETENTION_DAYS = 90;

type SeedUser = NonNullable<OktaSeedInput["users"]>[number];
type SeedLog = NonNullable<OktaSeedInput["log"]>[number];

/**
 * The company as an Okta org: people with their standing, groups by department, place and kind of employment with
 * the rules that fill them, application groups with a few members put in by hand, and the System Log of the last
 * ninety days.
 */
export function companySeed(company: Company): OktaSeedInput {
  const random = createRandom(`company seed/${company.domain}/${company.people.length}`);
  const apps = [...new Set(departments.flatMap((department) => department.apps))];
  const today = company.history.at(-1)?.day ?? "2027-03-01";
  return {
    org: { companyName: company.name, subdomain: company.domain.split(".")[0] ?? "company" },
    schema: {
      user: {
        team: { title: "Team", type: "string" },
        location: { title: "Location", type: "string" },
        startDate: { title: "Start date", type: "string" },
      },
    },
    groups: [
      ...departments.map(({ name }) => ({ name: departmentGroup(name), description: `Everybody in ${name}` })),
      ...locations.map(({ name }) => ({ name: locationGroup(name), description: `Everybody in ${name}` })),
      { name: "employees", description: "Employees and interns" },
      { name: "contractors", description: "Contractors" },
      ...apps.map((app) => ({ name: appGroup(app), description: `Who uses ${app}` })),
    ],
    rules: [
      ...departments.map(({ name }) =>
        rule(`department ${name}`, `user.department == "${name}"`, departmentGroup(name)),
      ),
      ...locations.map(({ name }) => rule(`location ${name}`, `user.location == "${name}"`, locationGroup(name))),
      rule("employees", 'user.userType == "Employee" or user.userType == "Intern"', "employees"),
      rule("contractors", 'user.userType == "Contractor"', "contractors"),
    ],
    apps: [
      ...EVERYBODYS.map((label) => ({ label, groups: ["employees", "contractors"] })),
      ...apps.map((label) => ({ label, groups: [appGroup(label)] })),
    ],
    users: company.people.map((person) => user(person, random.next())),
    log: company.history.filter(({ day }) => daysBetween(day, today) <= RETENTION_DAYS).map(logEntry),
  };
}

const departmentGroup = (name: string): string => `department-${slug(name)}`;
const locationGroup = (name: string): string => `location-${slug(name)}`;
const appGroup = (name: string): string => `app-${slug(name)}`;

function slug(name: string): string {
  return name.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(" ", "-");
}

function rule(name: string, expression: string, group: string) {
  return { name, expression, groups: [group] };
}

const ROLE_APPS = new Map(departments.map(({ name, apps }) => [name, apps.map(appGroup)]));

/** One in thirty has something the role does not explain: access by hand, as in every org. */
function user(person: Person, luck: number): SeedUser {
  const { login, firstName, lastName, startDate, endDate, standing } = person;
  const byRole = ROLE_APPS.get(person.department) ?? [];
  const extra = luck < 1 / 30 ? [appGroup("Salesforce")] : [];
  const created = `${startDate}T08:00:00.000Z`;
  return {
    status: standing === "left" ? "DEPROVISIONED" : standing === "on leave" ? "SUSPENDED" : "ACTIVE",
    ...(standing === "on leave" ? { statusBeforeSuspension: "ACTIVE" } : {}),
    profile: {
      login,
      email: login,
      firstName,
      lastName,
      displayName: `${firstName} ${lastName}`,
      department: person.department,
      team: person.team,
      title: person.title,
      costCenter: person.costCenter,
      location: person.location,
      countryCode: person.countryCode,
      timezone: person.timezone,
      userType: person.employment,
      employeeNumber: person.employeeNumber,
      startDate,
      ...(person.manager === undefined ? {} : { managerId: person.manager }),
    },
    groups: [...new Set([...byRole, ...extra])],
    created,
    activated: created,
    statusChanged: endDate === undefined ? created : `${endDate}T17:00:00.000Z`,
    lastUpdated: endDate === undefined ? created : `${endDate}T17:00:00.000Z`,
  };
}

const EVENTS = {
  hired: ["user.lifecycle.create", "Create okta user"],
  moved: ["user.account.update_profile", "Update user profile for Okta"],
  left: ["user.lifecycle.deactivate", "Deactivate Okta user"],
} as const satisfies Record<HistoryEntry["what"], readonly [string, string]>;

function logEntry({ day, login, what }: HistoryEntry, index: number): SeedLog {
  const [eventType, displayMessage] = EVENTS[what];
  return {
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    version: "0",
    eventType,
    displayMessage,
    severity: "INFO",
    published: `${day}T${what === "left" ? "17" : "08"}:00:00.000Z`,
    actor: {
      id: "okta-system",
      type: "SystemPrincipal",
      alternateId: "system@okta.com",
      displayName: "Okta System",
      detailEntry: null,
    },
    client: { userAgent: null, zone: null, device: null, id: null, ipAddress: null, geographicalContext: null },
    outcome: { result: "SUCCESS", reason: null },
    target: [{ id: "unknown", type: "User", alternateId: login, displayName: login, detailEntry: null }],
    transaction: { type: "JOB", id: `history-${index}`, detail: {} },
    debugContext: { debugData: {} },
    legacyEventType: null,
    authenticationContext: { authenticationStep: 0, externalSessionId: "history", rootSessionId: null },
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    request: { ipChain: [] },
  };
}

function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / (24 * 3_600_000);
}
