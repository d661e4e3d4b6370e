import type { FieldKind, Form, FormField } from "@tenure/lifecycle-rules";
import type { SandboxSeed } from "@tenure/sandbox";
import { fields } from "./fields.ts";
import { change, onboarding, termination } from "./forms.ts";
import { options } from "./options.ts";
import { loginOf, people } from "./people.ts";

type JiraSeed = NonNullable<SandboxSeed["jira"]>;
type SeedField = NonNullable<JiraSeed["fields"]>[number];

/** What each kind of field is in Jira. */
const kinds: Readonly<Partial<Record<FieldKind, SeedField["kind"]>>> = {
  "short-text": "text",
  email: "text",
  "long-text": "paragraph",
  date: "date",
  select: "select",
  "multi-select": "checkboxes",
  "yes-no": "radio",
  user: "user",
};

/** Jupiter's Jira site for a sandbox: the service project of the People department with its three requests. */
export function jiraSeed(): JiraSeed {
  const { samuel } = people;
  return {
    site: { name: "jupiter", timeZone: "Europe/Zurich" },
    users: Object.values(people).map((one) => ({
      accountId: accountIdOf(loginOf(one)),
      email: loginOf(one),
      name: `${one.givenName} ${one.familyName}`,
      // The company manages these accounts and shows addresses to its own.
      emailVisible: true,
    })),
    tokens: [{ token: "samuels-jira-token", user: loginOf(samuel) }],
    fields: Object.entries(fields).map(([name, field]) => seedField(name, field)),
    projects: [
      {
        key: "PPL",
        name: "People",
        type: "service_desk",
        serviceDeskId: "1",
        lead: loginOf(samuel),
        agents: ["automation@example.com", loginOf(samuel)],
        requestTypes: [
          requestType(onboarding, "Onboarding", "Somebody joins Jupiter."),
          requestType(change, "Change of role", "Somebody changes department, team, title or place."),
          requestType(termination, "Termination", "Somebody leaves Jupiter."),
        ],
      },
    ],
  };
}

/** The Jira account of a login: the same in every sandbox. */
export function accountIdOf(login: string): string {
  const code = [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 0x1_0000_0000_0000, 7);
  return `712020:6f0e5a1c-0000-4000-8000-${code.toString(16).padStart(12, "0")}`;
}

function seedField(name: string, { id, kind, label, ...field }: FormField): SeedField {
  const offered = kind === "yes-no" ? ["Yes", "No"] : (field.options ?? offeredBy(name));
  return { id, name: label, kind: kinds[kind] ?? "text", ...(offered === undefined ? {} : { options: [...offered] }) };
}

function offeredBy(name: string): readonly string[] | undefined {
  return Object.entries(options).find(([offered]) => offered === name)?.[1];
}

function requestType({ fields, when }: Form, name: string, description: string) {
  return {
    ...(when.requestTypeId === undefined ? {} : { id: when.requestTypeId }),
    name,
    description,
    fields: Object.values(fields).map(({ id, label, required }) => ({ field: id, label, required })),
  };
}
