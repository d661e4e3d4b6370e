import type { FormField } from "@tenure/lifecycle-rules";
import { type Employee, fields, loginOf, people } from "@tenure-examples/jupiter";

/** Somebody as a Jira user field names them. */
export interface Colleague {
  readonly login: string;
  readonly name: string;
}

/** What somebody writes into a field: a text, a choice, several, or a colleague. */
export type AnswerValue = string | readonly string[] | Colleague;

/** One ticket of the story as HR files it. */
export interface Filing {
  readonly title: string;
  readonly opening: string;
  /** When it is filed, ISO 8601. */
  readonly at: string;
  readonly requestTypeId: string;
  readonly summary: string;
  readonly answers: readonly (readonly [FormField, AnswerValue])[];
}

/** The person the story is about. */
export const noemi: Colleague = { login: "noemi.mueller-okafor@jupiter.example", name: "Noémi Müller-Okafor" };

const colleague = (one: Employee): Colleague => ({ login: loginOf(one), name: `${one.givenName} ${one.familyName}` });

/** She is hired. */
export const hire: Filing = {
  title: "Joiner",
  opening: "Noémi Müller-Okafor is hired. Her account has to exist before her first day, and to work from that day on.",
  at: "2026-12-14T08:12:00.000Z",
  requestTypeId: "11",
  summary: "Onboarding: Noémi Müller-Okafor",
  answers: [
    [fields.givenName, "Noémi"],
    [fields.familyName, "Müller-Okafor"],
    [fields.displayName, noemi.name],
    [fields.personalEmail, "noemi@home.example"],
    [fields.phone, "+41 79 555 01 23"],
    [fields.employeeNumber, "J-0412"],
    [fields.start, "2027-01-04"],
    [fields.employmentType, "Employee"],
    [fields.manager, colleague(people.ines)],
    [fields.department, "Climate Science"],
    [fields.team, "Hazard Models"],
    [fields.title, "Hazard Modeller"],
    [fields.costCenter, "1000 Science"],
    [fields.location, "Zurich"],
    [fields.managesPeople, "No"],
    [fields.buddy, colleague(people.jonas)],
    [fields.applications, ["GitLab", "AWS"]],
    [fields.accessReason, "Calibrates flood models on the research cluster."],
    [fields.hardware, "MacBook Pro"],
    [fields.accessories, ["Monitor", "Headset"]],
    [fields.keyboard, "Swiss"],
    [fields.mobilePhone, "No"],
    [fields.shippingAddress, "Seestrasse 14, 8002 Zürich"],
    [fields.notes, "Arrives at ten on her first day."],
  ],
};

/** She changes to another department. */
export const move: Filing = {
  title: "Mover",
  opening: "Noémi changes to Site Reliability. What only her old role gave her goes, what her new one needs comes.",
  at: "2027-05-03T07:30:00.000Z",
  requestTypeId: "12",
  summary: "Change of role: Noémi Müller-Okafor",
  answers: [
    [fields.employee, noemi],
    [fields.effective, "2027-05-03"],
    [fields.manager, colleague(people.tomasz)],
    [fields.department, "Platform Engineering"],
    [fields.team, "Site Reliability"],
    [fields.title, "Site Reliability Engineer"],
    [fields.costCenter, "2000 Engineering"],
    [fields.notes, "Keeps her laptop."],
  ],
};

/** She is dismissed. */
export const termination: Filing = {
  title: "Leaver",
  opening: "Noémi is dismissed this afternoon. Everything ends now: first what shuts her out, then what she had.",
  at: "2027-09-14T14:47:00.000Z",
  requestTypeId: "13",
  summary: "Termination: Noémi Müller-Okafor",
  answers: [
    [fields.employee, noemi],
    [fields.lastDay, "2027-09-14"],
    [fields.immediate, "Yes"],
    [fields.manager, colleague(people.tomasz)],
    [fields.handOverTo, colleague(people.marek)],
    [fields.notes, "HR and security know; nobody else yet."],
  ],
};
