import type { FieldKind } from "@tenure/lifecycle-rules";
import type { GuessedKind } from "./guess-kind.ts";
import type { NamedField } from "./guess-names.ts";
import type { GuessedRules } from "./guess-rules.ts";

/** A form as it will be declared. */
export interface FormDraft {
  readonly constant: string;
  readonly name: string;
  readonly kind: GuessedKind;
  readonly projectKey: string;
  readonly requestTypeId: string;
  readonly fields: readonly NamedField[];
}

/** What a configuration is written from. */
export interface ConfigDraft {
  readonly forms: readonly FormDraft[];
  readonly rules: GuessedRules;
  readonly zone: string;
  readonly tableFile: string;
}

const MAKERS: Readonly<Partial<Record<FieldKind, string>>> = {
  "short-text": "shortText",
  "long-text": "longText",
  number: "number",
  url: "url",
  email: "email",
  date: "date",
  "date-time": "dateTime",
  select: "select",
  "multi-select": "multiSelect",
  cascading: "cascading",
  user: "user",
  "multi-user": "multiUser",
  labels: "labels",
  "yes-no": "yesNo",
};

function makerOf({ kind }: NamedField["field"]): string {
  return MAKERS[kind] ?? "shortText";
}

/** The text of a `tenure.config.ts`. */
export function configSource({ forms, rules, tableFile, zone }: ConfigDraft): string {
  const makers = [...new Set(forms.flatMap(({ fields }) => fields.map(({ field }) => makerOf(field))))];
  const imports = ["defineForm", "parseTimeZone", "readCsvTable", "type TableRules", ...makers].toSorted(byName);
  return `import { readFileSync } from "node:fs";
import {
${imports.map((name) => `  ${name},`).join("\n")}
} from "@tenure/lifecycle-rules";
import { defineConfig } from "@tenure/service";

/** The part of the policy that is not a row. Read each line: these are guesses from what Okta holds. */
const rules: TableRules = {
  login: { template: ${quoted(rules.loginTemplate)}, reserved: ["admin", "postmaster", "security", "support"] },
  // What the forms call it → Okta's profile attribute.
  profile: ${object(rules.profile, "  ")},
  // An attribute of its own, so that an account made twice is recognised: add it in Okta's Profile Editor.
  intentAttribute: ${quoted(rules.intentAttribute)},
  // Values that must occur in the table; anything else on a form is a mistake.
  closed: ${list(["department"].filter((name) => rules.profile[name] !== undefined))},
  zones: { attribute: "location", byValue: {}, otherwise: parseTimeZone(${quoted(zone)})._unsafeUnwrap() },
  protected: ["svc-*", "break-glass*"],
  brakes: { maxRemovals: 10 },
};

const table = readCsvTable(
  readFileSync(new URL(${quoted(`./${tableFile}`)}, import.meta.url), "utf8"),
  rules,
  ${quoted(tableFile)},
);

${forms.map(formSource).join("\n\n")}

/** Addresses and credentials come from the environment. */
export default defineConfig({ table, forms: [${forms.map(({ constant }) => constant).join(", ")}] });
`;
}

function formSource({ constant, fields, kind, name, projectKey, requestTypeId }: FormDraft): string {
  const lines = fields.map(({ field, name: key }) => {
    const spec = [
      `id: ${quoted(field.id)}`,
      `label: ${quoted(field.label)}`,
      ...(field.required || isCore(key, kind) ? ["required: true"] : []),
    ];
    return `    ${key}: ${makerOf(field)}({ ${spec.join(", ")} }),`;
  });
  return `const ${constant} = defineForm({
  name: ${quoted(name)},
  kind: ${quoted(kind)},
  when: { projectKey: ${quoted(projectKey)}, requestTypeId: ${quoted(requestTypeId)} },
  fields: {
${lines.join("\n")}
  },
});`;
}

/** Fields without which a request of the kind cannot be read. */
function isCore(name: string, kind: GuessedKind): boolean {
  return { joiner: ["givenName", "start"], mover: ["login", "effective"], leaver: ["login"] }[kind].includes(name);
}

function object(members: Readonly<Record<string, string>>, indent: string): string {
  const lines = Object.entries(members).map(([name, value]) => `${indent}  ${name}: ${quoted(value)},`);
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}

function list(values: readonly string[]): string {
  return `[${values.map(quoted).join(", ")}]`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function byName(a: string, b: string): number {
  return a.replace("type ", "").localeCompare(b.replace("type ", ""), "en");
}
