/** Somebody who works at Jupiter already: what HR knows of them, and what the directory keeps. */
export interface Employee {
  readonly givenName: string;
  readonly familyName: string;
  readonly number: string;
  readonly department: string;
  readonly team?: string;
  readonly title: string;
  readonly location: string;
  readonly employmentType: string;
  readonly managesPeople: "Yes" | "No";
  /** Applications they once asked for on the form. */
  readonly applications?: readonly string[];
}

const employee = (
  [number, givenName, familyName]: readonly [string, string, string],
  [department, team, title, location]: readonly [string, string | undefined, string, string],
  more: Partial<Employee> = {},
): Employee => ({
  number,
  givenName,
  familyName,
  department,
  ...(team === undefined ? {} : { team }),
  title,
  location,
  employmentType: "Employee",
  managesPeople: "No",
  ...more,
});

const manages = { managesPeople: "Yes" } as const;

/** A slice of Jupiter's 400 people: every department, those who manage, and one of each kind of contract. */
export const people = {
  ines: employee(
    ["J-0007", "Ines", "Duarte"],
    ["Climate Science", "Hazard Models", "Head of Hazard Models", "Zurich"],
    manages,
  ),
  tomasz: employee(
    ["J-0011", "Tomasz", "Wieczorek"],
    ["Platform Engineering", "Site Reliability", "Head of Site Reliability", "Zurich"],
    manages,
  ),
  aiko: employee(["J-0015", "Aiko", "Brandt"], ["Data", "Data Engineering", "Head of Data", "London"], manages),
  samuel: employee(["J-0019", "Samuel", "Adeyemi"], ["People", "Talent", "Head of People", "Zurich"], manages),
  greta: employee(["J-0023", "Greta", "Lindholm"], ["IT", "Workplace IT", "Head of IT", "Zurich"], manages),
  rafael: employee(["J-0031", "Rafael", "Quispe"], ["Sales", "Sales Americas", "Sales Director", "New York"], manages),
  priya: employee(["J-0044", "Priya", "Raman"], ["Product", "Product Management", "Product Manager", "London"]),
  jonas: employee(["J-0058", "Jonas", "Keller"], ["Climate Science", "Hazard Models", "Hazard Modeller", "Zurich"], {
    applications: ["AWS"],
  }),
  leila: employee(["J-0063", "Leila", "Haddad"], ["Climate Science", "Physical Risk", "Climate Scientist", "Remote"]),
  marek: employee(
    ["J-0077", "Marek", "Novotny"],
    ["Platform Engineering", "Site Reliability", "Site Reliability Engineer", "Zurich"],
  ),
  chloe: employee(
    ["J-0081", "Chloe", "Bennett"],
    ["Platform Engineering", "Core Services", "Software Engineer", "New York"],
  ),
  yusuf: employee(["J-0094", "Yusuf", "Demir"], ["Data", "Analytics", "Data Analyst", "London"]),
  hanna: employee(["J-0102", "Hanna", "Virtanen"], ["Customer Success", "Onboarding", "Customer Manager", "Remote"]),
  oliver: employee(["J-0117", "Oliver", "Grant"], ["Finance", "Controlling", "Controller", "London"], {
    applications: ["Snowflake"],
  }),
  beatriz: employee(["J-0121", "Beatriz", "Moreno"], ["Legal", "Contracts", "Counsel", "Zurich"]),
  theo: employee(["J-0133", "Theo", "Marchetti"], ["Marketing", "Brand and Content", "Editor", "London"]),
  amara: employee(["J-0149", "Amara", "Nwosu"], ["Product", "Design", "Product Designer", "Remote"], {
    employmentType: "Contractor",
  }),
  felix: employee(["J-0150", "Felix", "Baumann"], ["Data", "Data Engineering", "Data Engineer", "Zurich"], {
    employmentType: "Intern",
  }),
} as const satisfies Readonly<Record<string, Employee>>;

/** The address an employee signs in with. */
export function loginOf({ familyName, givenName }: Employee): string {
  return `${givenName}.${familyName}@jupiter.example`.toLowerCase();
}
