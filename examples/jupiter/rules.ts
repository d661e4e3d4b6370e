import { parseTimeZone, type TableRules } from "@tenure/lifecycle-rules";

const zone = (name: string) => parseTimeZone(name)._unsafeUnwrap();

/** The part of Jupiter's policy that is not a row. */
export const rules: TableRules = {
  login: {
    template: "{givenName}.{familyName}@jupiter.example",
    reserved: ["admin", "hello", "info", "it", "people", "postmaster", "security", "support"],
    spelling: { ä: "ae", ö: "oe", ü: "ue" },
  },
  profile: {
    department: "department",
    team: "team",
    title: "title",
    location: "officeLocation",
    employmentType: "userType",
    costCenter: "costCenter",
    managesPeople: "managesPeople",
    applications: "requestedApplications",
  },
  intentAttribute: "tenureTicket",
  closed: ["department", "team", "location"],
  zones: {
    attribute: "location",
    byValue: {
      Zurich: zone("Europe/Zurich"),
      "New York": zone("America/New_York"),
      London: zone("Europe/London"),
    },
    otherwise: zone("Europe/Zurich"),
  },
  protected: ["svc-*", "break-glass*", "ceo@jupiter.example"],
  brakes: { maxRemovals: 10 },
  clearedOnLeave: ["department"],
  securityMailbox: "security@jupiter.example",
};
