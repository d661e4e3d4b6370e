import { fields, loginOf, people } from "@tenure-examples/jupiter";

/** Whom the stories are about. */
export const ana = "ana.silva@jupiter.example";

/** Ana Silva is hired as a hazard modeller. */
export const hire = {
  [fields.givenName.id]: "Ana",
  [fields.familyName.id]: "Silva",
  [fields.personalEmail.id]: "ana@home.example",
  [fields.employeeNumber.id]: "J-0412",
  [fields.start.id]: "2027-01-04",
  [fields.employmentType.id]: "Employee",
  [fields.manager.id]: loginOf(people.ines),
  [fields.department.id]: "Climate Science",
  [fields.team.id]: "Hazard Models",
  [fields.title.id]: "Hazard Modeller",
  [fields.location.id]: "Zurich",
  [fields.managesPeople.id]: "No",
  [fields.applications.id]: ["GitLab", "AWS"],
  [fields.hardware.id]: "MacBook Pro",
  [fields.shippingAddress.id]: "Seestrasse 14, 8002 Zürich",
};

/** Ana changes to Site Reliability. */
export const move = {
  [fields.employee.id]: ana,
  [fields.effective.id]: "2027-05-03",
  [fields.manager.id]: loginOf(people.tomasz),
  [fields.department.id]: "Platform Engineering",
  [fields.team.id]: "Site Reliability",
  [fields.title.id]: "Site Reliability Engineer",
};

/** Ana is dismissed, with effect at once. */
export const termination = {
  [fields.employee.id]: ana,
  [fields.lastDay.id]: "2027-09-14",
  [fields.immediate.id]: "Yes",
  [fields.handOverTo.id]: loginOf(people.marek),
};
