import { createRandom, type Random } from "../kernel/random.ts";
import type { Company, HistoryEntry, Person } from "./company.ts";
import { type Department, departments, locations } from "./departments.ts";
import { firstNames, lastNames } from "./names.ts";

/** What kind of company to make up. */
export interface CompanyOptions {
  /** Everybody, those who left included. @defaultValue 120 */
  readonly people?: number;
  /** Equal seeds, equal companies. @defaultValue "company" */
  readonly seed?: string | number;
  /** @defaultValue "Jupiter Climate" */
  readonly name?: string;
  /** @defaultValue "jupiter.example" */
  readonly domain?: string;
  /** The present day, `YYYY-MM-DD`; history ends there. @defaultValue "2027-03-01" */
  readonly today?: string;
}

const DAY = 24 * 3_600_000;
const TEAM_SIZE = 8;

/** Makes up a company: people with managers, departments, teams, titles, places, and how they came, moved and left. */
export function createCompany(options: CompanyOptions = {}): Company {
  const { people: size = 120, seed = "company", name = "Jupiter Climate", domain = "jupiter.example" } = options;
  const today = Date.parse(`${options.today ?? "2027-03-01"}T00:00:00Z`);
  const random = createRandom(`company/${seed}`);
  const nameless = loginMaker(domain);
  const people: Person[] = [];
  const history: HistoryEntry[] = [];

  const hire = (place: Place): Person => {
    const person = makeUp(random, nameless, today, people.length, place);
    people.push(person);
    tellStory(random, person, today, history);
    return person;
  };

  for (const [department, count] of shares(size - 1)) {
    // The first to be hired leads the company from wherever they sit.
    const top = people[0] ?? hire({ department, team: department.teams[0], rank: "chief", manager: undefined });
    if (count === 0) continue;
    const head = hire({ department, team: department.teams[0], rank: "head", manager: top });
    fillTeams(random, department, count - 1, head, hire);
  }
  return { name, domain, people, history: history.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
}

interface Place {
  readonly department: Department;
  readonly team: string;
  readonly rank: "chief" | "head" | "lead" | "member";
  readonly manager: Person | undefined;
}

function fillTeams(
  random: Random,
  department: Department,
  count: number,
  head: Person,
  hire: (place: Place) => Person,
): void {
  let lead: Person | undefined;
  let seats = 0;
  for (let i = 0; i < count; i++) {
    const team = random.pick(department.teams);
    if (seats === 0) {
      lead = hire({ department, team, rank: count - i > 2 ? "lead" : "member", manager: head });
      seats = random.between(TEAM_SIZE - 3, TEAM_SIZE + 2);
    } else hire({ department, team: lead?.team ?? team, rank: "member", manager: lead ?? head });
    seats -= 1;
  }
}

/** How many work in each department, to the last person. */
function shares(size: number): readonly (readonly [Department, number])[] {
  const all = departments.reduce((sum, { parts }) => sum + parts, 0);
  let given = 0;
  let before = 0;
  return departments.map((department) => {
    given += department.parts;
    const upTo = Math.round((size * given) / all);
    const count = upTo - before;
    before = upTo;
    return [department, count] as const;
  });
}

function makeUp(
  random: Random,
  login: (first: string, last: string) => string,
  today: number,
  index: number,
  { department, team, rank, manager }: Place,
): Person {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const { name: location, countryCode, timezone } = byParts(random, locations);
  // Leaders stay; of the others, one in twelve has left and one in forty is away.
  const fate = rank === "member" ? random.next() : 1;
  const standing = fate < 1 / 12 ? "left" : fate < 1 / 12 + 1 / 40 ? "on leave" : "working";
  const daysHere = Math.floor(random.next() ** 2 * 3000) + (standing === "left" ? 60 : 1);
  const start = today - daysHere * DAY;
  const end = standing === "left" ? start + random.between(30, daysHere - 1) * DAY : undefined;
  const chance = random.next();
  const employment = rank !== "member" || chance > 0.14 ? "Employee" : chance > 0.03 ? "Contractor" : "Intern";
  return {
    login: login(firstName, lastName),
    firstName,
    lastName,
    employeeNumber: String(10_000 + index),
    department: department.name,
    team,
    title: titleOf(random, department, rank),
    costCenter: department.costCenter,
    location,
    countryCode,
    timezone,
    employment,
    manager: manager?.login,
    startDate: dayOf(start),
    endDate: end === undefined ? undefined : dayOf(end),
    standing,
  };
}

function titleOf(random: Random, { name, titles }: Department, rank: Place["rank"]): string {
  switch (rank) {
    case "chief":
      return "Chief Executive Officer";
    case "head":
      return `VP ${name}`;
    case "lead":
      return `${name} Manager`;
    case "member":
      return titles[Math.floor(random.next() ** 1.5 * titles.length)] ?? titles[0];
  }
}

/** Everybody was hired; one in seven came from another department; some have left. */
function tellStory(random: Random, person: Person, today: number, history: HistoryEntry[]): void {
  const { login, startDate, endDate } = person;
  history.push({ day: startDate, login, what: "hired" });
  const start = Date.parse(startDate);
  const end = endDate === undefined ? today : Date.parse(endDate);
  if (end - start > 90 * DAY && random.chance(1 / 7)) {
    const before = byParts(random, departments).name;
    const day = dayOf(start + Math.floor(random.next() * ((end - start) / DAY)) * DAY);
    if (before !== person.department) history.push({ day, login, what: "moved", from: before });
  }
  if (endDate !== undefined) history.push({ day: endDate, login, what: "left" });
}

function byParts<T extends { readonly parts: number }>(random: Random, from: readonly [T, ...(readonly T[])]): T {
  let left = random.next() * from.reduce((sum, { parts }) => sum + parts, 0);
  for (const one of from) {
    left -= one.parts;
    if (left < 0) return one;
  }
  return from[0];
}

/** `ines.goncalves@…`, and a number behind the second of a name. */
function loginMaker(domain: string): (first: string, last: string) => string {
  const taken = new Map<string, number>();
  return (first, last) => {
    const name = `${plain(first)}.${plain(last)}`;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return `${name}${count === 1 ? "" : count}@${domain}`;
  };
}

const FOLDED: Readonly<Record<string, string>> = { ø: "o", ł: "l", ı: "i", ß: "ss", æ: "ae", đ: "d" };

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[øłıßæđ]/g, (letter) => FOLDED[letter] ?? "")
    .replaceAll(/[^a-z0-9-]/g, "");
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
