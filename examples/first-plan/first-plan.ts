import {
  date,
  defineForm,
  parseInstant,
  parseTimeZone,
  plan,
  readCsvTable,
  readRequest,
  select,
  shortText,
  type Ticket,
} from "@tenure/lifecycle-rules";
import { anObservation } from "@tenure/lifecycle-rules/testing";
import { planToText } from "@tenure/reports";
import { safeTry } from "neverthrow";

// The policy: who gets what, why, and who answers for it.
const policy = `
#name,jupiter
#org,jupiter.okta.com
id,owner,reason,department,group,groupName,task,taskSummary
everyone,it@jupiter.example,Everybody has mail,,00gevery1,everyone,,
science,cso@jupiter.example,Scientists run models,Climate Science,00gscience1,climate-science,,
laptop,it@jupiter.example,Nobody works without one,,,,laptop,Prepare a laptop
`.trim();

// The form: which field of the ticket is what.
const onboarding = defineForm({
  name: "onboarding",
  kind: "joiner",
  when: { projectKey: "PPL", requestTypeId: "11" },
  fields: {
    givenName: shortText({ id: "customfield_1", label: "Given name", required: true }),
    familyName: shortText({ id: "customfield_2", label: "Family name" }),
    start: date({ id: "customfield_3", label: "Start date", required: true }),
    department: select({ id: "customfield_4", label: "Department", required: true }),
  },
});

const outcome = safeTry(function* () {
  const now = yield* parseInstant("2026-11-24T09:00:00Z");
  const zone = yield* parseTimeZone("Europe/Zurich");
  const table = yield* readCsvTable(policy, {
    login: { template: "{givenName}.{familyName}@jupiter.example", reserved: ["admin"] },
    profile: { department: "department" },
    intentAttribute: "tenureTicket",
    closed: ["department"],
    zones: { attribute: "location", byValue: {}, otherwise: zone },
    protected: ["svc-*"],
    brakes: { maxRemovals: 10 },
  });

  // The ticket, as Jira gives it. In a service it is read by key.
  const ticket: Ticket = {
    id: "10042",
    key: "PPL-42",
    projectKey: "PPL",
    issueTypeId: "10010",
    requestTypeId: "11",
    statusCategory: "new",
    createdAt: now,
    updatedAt: now,
    fields: {
      customfield_1: "Noémi",
      customfield_2: "Okafor",
      customfield_3: "2027-01-04",
      customfield_4: { value: "Climate Science" },
    },
  };
  const request = yield* readRequest(onboarding, table, ticket);

  // What Okta answered; here, an org that has the groups and does not know her yet.
  const observation = anObservation({}, table);
  return plan(request, table, observation, now);
});

console.log(
  outcome.match(
    (decided) => planToText(decided, { width: 100, color: false }),
    (problem) => JSON.stringify(problem, undefined, 2),
  ),
);
