import {
  type Instant,
  type Observation,
  type Plan,
  plan,
  type ReferenceTable,
  readRequest,
  type Ticket,
} from "@tenure/lifecycle-rules/planner";
import type { Result } from "neverthrow";
import { onboarding } from "./onboarding.ts";
import { policy } from "./policy.ts";

/** What the page's controls hold, by their names. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** The plan of a hire as the form stands, or every sentence that says what is missing. Asks nobody, writes nothing. */
export function preview(answers: Answers, now: Instant): Result<Plan, readonly string[]> {
  return policy
    .mapErr((problem) => ["sentence" in problem ? String(problem.sentence) : "The policy cannot be read."])
    .andThen((table) =>
      readRequest(onboarding, table, ticketOf(answers, now))
        .mapErr((problems) => problems.map(({ sentence }) => sentence))
        .andThen((request) =>
          plan(request, table, asIfNew(table), now).mapErr((refusals) => refusals.map(({ sentence }) => sentence)),
        ),
    );
}

/** Nobody asks Okta here: a preview takes it that the groups exist, and that the person is new. */
function asIfNew({ org, rows }: ReferenceTable): Observation {
  const groups = rows.flatMap(({ grants }) =>
    grants.flatMap((grant) =>
      grant.kind === "group" ? [{ id: grant.groupId, name: grant.name, type: "OKTA_GROUP" }] : [],
    ),
  );
  return { org, accounts: [], takenLogins: [], groups, applications: [], openedTasks: [], sentNotifications: [] };
}

function ticketOf(answers: Answers, now: Instant): Ticket {
  const fields = Object.entries(answers).flatMap(([id, answer]): (readonly [string, unknown])[] => {
    if (typeof answer !== "string") return [[id, answer.map((value) => ({ value }))]];
    if (answer === "") return [];
    return [[id, CHOICES.has(id) ? { value: answer } : answer]];
  });
  return {
    id: "preview",
    key: "PREVIEW-1",
    projectKey: "PPL",
    issueTypeId: "1",
    requestTypeId: "11",
    statusCategory: "new",
    createdAt: now,
    updatedAt: now,
    fields: Object.fromEntries(fields),
  };
}

/** Jira writes a chosen option as an object. */
const CHOICES: ReadonlySet<string> = new Set(["department", "team", "location"]);
