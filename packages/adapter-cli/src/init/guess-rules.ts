import type { Workforce, WorkforcePerson } from "@tenure/service";

/** The part of a policy that is not a row, as far as an org shows it. */
export interface GuessedRules {
  readonly loginTemplate: string;
  /** Attribute of the forms → Okta profile attribute. */
  readonly profile: Readonly<Record<string, string>>;
  readonly intentAttribute: string;
}

const TEMPLATES: readonly (readonly [string, (person: Names) => string])[] = [
  ["{givenName}.{familyName}", ({ family, given }) => `${given}.${family}`],
  ["{givenName:1}{familyName}", ({ family, given }) => `${given.slice(0, 1)}${family}`],
  ["{givenName:1}.{familyName}", ({ family, given }) => `${given.slice(0, 1)}.${family}`],
  ["{givenName}{familyName:1}", ({ family, given }) => `${given}${family.slice(0, 1)}`],
  ["{givenName}{familyName}", ({ family, given }) => `${given}${family}`],
  ["{familyName}.{givenName}", ({ family, given }) => `${family}.${given}`],
  ["{givenName}", ({ given }) => given],
];

/** Where Okta usually keeps what forms ask, best first. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  department: ["department", "division"],
  team: ["team", "organization"],
  title: ["title"],
  location: ["officeLocation", "location", "city"],
  employmentType: ["employmentType", "userType"],
  costCenter: ["costCenter"],
};

/** Guesses rules from the people an org has, for the attributes that the forms ask. */
export function guessRules({ people }: Workforce, attributes: readonly string[]): GuessedRules {
  const known = new Set(people.flatMap(({ profile }) => Object.keys(profile)));
  const profile = attributes.flatMap((attribute) => {
    const place = [...(PLACES[attribute] ?? []), attribute].find((name) => known.has(name));
    return place === undefined ? [] : [[attribute, place] as const];
  });
  return {
    loginTemplate: `${template(people)}@${domain(people)}`,
    profile: Object.fromEntries(profile),
    intentAttribute: "tenureTicket",
  };
}

interface Names {
  readonly given: string;
  readonly family: string;
}

function template(people: readonly WorkforcePerson[]): string {
  const scores = TEMPLATES.map(([text, make]) => ({
    text,
    hits: people.filter(({ login, profile }) => {
      const names = { given: plain(profile["firstName"]), family: plain(profile["lastName"]) };
      return names.given !== "" && names.family !== "" && login.toLowerCase().startsWith(`${make(names)}@`);
    }).length,
  }));
  const [best] = scores.toSorted((a, b) => b.hits - a.hits);
  return best === undefined || best.hits === 0 ? "{givenName}.{familyName}" : best.text;
}

function plain(value: unknown): string {
  return String(value ?? "")
    .normalize("NFKD")
    .replaceAll(/[^a-z]/gi, "")
    .toLowerCase();
}

/** The domain most people sign in with. */
function domain(people: readonly WorkforcePerson[]): string {
  const counts = [...Map.groupBy(people, ({ login }) => login.split("@").at(-1) ?? "")];
  return counts.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] || "example.com";
}
