import type { JiraSeedInput } from "../../src/index.ts";

const departments = ["Climate Science", "Data", "People", "Platform Engineering"];

/** The service project: onboarding with a form of 25 fields, and leaving. */
export const peopleProject = {
  key: "PPL",
  name: "People",
  type: "service_desk" as const,
  requestTypes: [
    {
      id: "11",
      name: "Onboard a new colleague",
      fields: [
        { field: "customfield_10101", required: true },
        ...Array.from({ length: 24 }, (_, i) => `customfield_${10102 + i}`),
      ],
    },
    { id: "13", name: "A colleague leaves", fields: ["customfield_10110"] },
  ],
};

/** A service project with an onboarding form of 25 fields, a plain project, and a few people. */
export const jupiterSeed = {
  site: { name: "jupiter", timeZone: "Europe/Zurich" },
  settings: { searchLagMs: [0, 0] },
  users: [
    { accountId: "5b10aa0000000000000000a1", email: "hana.hr@jupiter.example", name: "Hana Huber" },
    {
      accountId: "712020:aaaaaaaa-0000-4000-8000-000000000002",
      email: "mia.manager@jupiter.example",
      name: "Mia Meier",
      timeZone: "Asia/Kolkata",
    },
    {
      accountId: "qm:cccccccc-0000-4000-8000-000000000003:dddddddd-0000-4000-8000-000000000003",
      email: "cora@customer.example",
      name: "Cora Customer",
      type: "customer",
    },
  ],
  fields: [
    { id: "customfield_10101", name: "Given name", kind: "text" },
    { id: "customfield_10102", name: "Family name", kind: "text" },
    { id: "customfield_10103", name: "Name to show", kind: "text" },
    { id: "customfield_10104", name: "Personal e-mail", kind: "text" },
    { id: "customfield_10105", name: "Private phone", kind: "text" },
    { id: "customfield_10106", name: "Employee number", kind: "text" },
    { id: "customfield_10107", name: "Start date", kind: "date" },
    { id: "customfield_10108", name: "Employment type", kind: "select", options: ["Employee", "Intern", "Contractor"] },
    { id: "customfield_10109", name: "Contract ends", kind: "date" },
    { id: "customfield_10110", name: "Manager", kind: "user" },
    { id: "customfield_10111", name: "Department", kind: "select", options: departments },
    { id: "customfield_10112", name: "Team", kind: "select", options: ["Hazard Models", "Data Engineering"] },
    { id: "customfield_10113", name: "Job title", kind: "text" },
    { id: "customfield_10114", name: "Cost centre", kind: "select", options: ["1000 Science", "2000 Engineering"] },
    { id: "customfield_10115", name: "Location", kind: "select", options: ["London", "Remote", "Zurich"] },
    { id: "customfield_10116", name: "Manages people", kind: "radio", options: ["Yes", "No"] },
    { id: "customfield_10117", name: "Buddy", kind: "user" },
    { id: "customfield_10118", name: "Applications", kind: "checkboxes", options: ["GitLab", "Snowflake", "AWS"] },
    { id: "customfield_10119", name: "Why these applications", kind: "paragraph" },
    { id: "customfield_10120", name: "Laptop", kind: "select", options: ["MacBook Pro", "ThinkPad"] },
    { id: "customfield_10121", name: "Accessories", kind: "multiselect", options: ["Monitor", "Headset"] },
    { id: "customfield_10122", name: "Keyboard layout", kind: "select", options: ["Swiss", "US"] },
    { id: "customfield_10123", name: "Mobile phone", kind: "radio", options: ["Yes", "No"] },
    { id: "customfield_10124", name: "Shipping address", kind: "paragraph" },
    { id: "customfield_10125", name: "Anything else", kind: "paragraph" },
  ],
  projects: [peopleProject, { key: "IT", name: "IT", type: "business" }],
} satisfies JiraSeedInput;

/** An onboarding form as Hana fills it in. */
export const onboarding = {
  requestType: "11",
  by: "hana.hr@jupiter.example",
  summary: "Onboard Ada Lovelace",
  fields: {
    customfield_10101: "Ada",
    customfield_10102: "Lovelace",
    customfield_10104: "ada@home.example",
    customfield_10107: "2026-12-01",
    customfield_10108: "Employee",
    customfield_10110: "mia.manager@jupiter.example",
    customfield_10111: "Climate Science",
    customfield_10112: "Hazard Models",
    customfield_10113: "Climate Scientist",
    customfield_10115: "Zurich",
    customfield_10116: "No",
    customfield_10118: ["GitLab", "Snowflake"],
    customfield_10121: ["Monitor"],
    customfield_10124: "Seestrasse 1\n8000 Zürich",
  },
};
