import { date, defineForm, multiSelect, select, shortText } from "@tenure/lifecycle-rules/planner";

/** The form as Jira would have it: which field is what. The page's controls carry the same ids. */
export const onboarding = defineForm({
  name: "onboarding",
  kind: "joiner",
  when: { projectKey: "PPL", requestTypeId: "11" },
  fields: {
    givenName: shortText({ id: "given-name", label: "Given name", required: true }),
    familyName: shortText({ id: "family-name", label: "Family name" }),
    start: date({ id: "start", label: "First day", required: true }),
    department: select({ id: "department", label: "Department", required: true }),
    team: select({ id: "team", label: "Team" }),
    location: select({ id: "location", label: "Location", required: true }),
    applications: multiSelect({ id: "applications", label: "Applications" }),
  },
});
