/** A department as a plan of the company: how many work there, in which teams, under which titles. */
export interface Department {
  readonly name: string;
  readonly costCenter: string;
  /** Its share of the company, in parts of all parts. */
  readonly parts: number;
  readonly teams: readonly [string, ...(readonly string[])];
  /** From junior to senior; whoever leads is a manager. */
  readonly titles: readonly [string, ...(readonly string[])];
  /** Keys of the applications it works with, beyond what everybody has. */
  readonly apps: readonly string[];
}

const department = (
  name: string,
  costCenter: string,
  parts: number,
  teams: Department["teams"],
  titles: Department["titles"],
  ...apps: readonly string[]
): Department => ({ name, costCenter, parts, teams, titles, apps });

/** The departments, largest first. */
export const departments: readonly [Department, ...(readonly Department[])] = [
  department(
    "Engineering",
    "CC-100",
    28,
    ["Platform", "Models API", "Web", "Data Pipelines", "Reliability"],
    ["Software Engineer", "Senior Software Engineer", "Staff Engineer"],
    "GitLab",
    "Spinnaker",
    "AWS",
    "Prefect",
  ),
  department(
    "Sales",
    "CC-200",
    15,
    ["Banks", "Insurers", "Public Sector", "Sales Operations"],
    ["Account Executive", "Senior Account Executive", "Sales Director"],
    "Salesforce",
  ),
  department(
    "Climate Science",
    "CC-300",
    13,
    ["Flood", "Fire", "Wind", "Model Validation"],
    ["Climate Scientist", "Senior Climate Scientist", "Principal Scientist"],
    "GitLab",
    "Snowflake",
    "Prefect",
  ),
  department(
    "Customer Success",
    "CC-400",
    11,
    ["Onboarding", "Support", "Solutions"],
    ["Support Specialist", "Customer Success Manager", "Solutions Architect"],
    "Salesforce",
    "Snowflake",
  ),
  department(
    "Product",
    "CC-500",
    8,
    ["Portfolio", "Design", "Research"],
    ["Product Designer", "Product Manager", "Principal Product Manager"],
    "GitLab",
  ),
  department(
    "Risk Analytics",
    "CC-600",
    7,
    ["Credit", "Real Estate", "Quality"],
    ["Risk Analyst", "Senior Risk Analyst", "Lead Risk Analyst"],
    "Snowflake",
    "Prefect",
  ),
  department(
    "Marketing",
    "CC-700",
    5,
    ["Brand", "Growth"],
    ["Marketing Specialist", "Marketing Manager"],
    "Salesforce",
  ),
  department("Finance", "CC-800", 4, ["Accounting", "Planning"], ["Accountant", "Senior Accountant", "Controller"]),
  department("People", "CC-810", 3, ["Talent", "Operations"], ["People Partner", "Senior People Partner"]),
  department(
    "IT",
    "CC-820",
    3,
    ["Service Desk", "Identity"],
    ["IT Specialist", "Systems Engineer", "Identity Engineer"],
    "AWS",
    "GitLab",
  ),
  department("Legal", "CC-830", 2, ["Contracts", "Privacy"], ["Legal Counsel", "Senior Legal Counsel"]),
  department(
    "Security",
    "CC-840",
    1,
    ["Detection", "Assurance"],
    ["Security Analyst", "Security Engineer"],
    "AWS",
    "GitLab",
  ),
];

/** Where people work, with the share of the company there. */
export const locations: readonly [Location, ...(readonly Location[])] = [
  { name: "Lisbon", countryCode: "PT", timezone: "Europe/Lisbon", parts: 30 },
  { name: "London", countryCode: "GB", timezone: "Europe/London", parts: 25 },
  { name: "New York", countryCode: "US", timezone: "America/New_York", parts: 20 },
  { name: "Zürich", countryCode: "CH", timezone: "Europe/Zurich", parts: 15 },
  { name: "Singapore", countryCode: "SG", timezone: "Asia/Singapore", parts: 10 },
];

/** A place where people work. */
export interface Location {
  readonly name: string;
  readonly countryCode: string;
  /** IANA name. */
  readonly timezone: string;
  readonly parts: number;
}
