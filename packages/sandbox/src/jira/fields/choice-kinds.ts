import { err, ok, type Result } from "neverthrow";
import { isObject } from "../http/call.ts";
import type { Reader } from "../http/reader.ts";
import type { Site } from "../site.ts";
import type { Context, Option } from "./field.ts";
import type { Kind, Writing } from "./kind.ts";

const T = "com.atlassian.jira.plugin.system.customfieldtypes:";

/** What a cascading select keeps: ids of the first and perhaps the second choice. */
export interface Cascade {
  readonly parent: string;
  readonly child?: string;
}

/** An option as readers get it. */
function optionView(reader: Reader, id: string): unknown {
  const option = reader.site.options.get(id);
  return {
    self: `${reader.rest}/customFieldOption/${id}`,
    value: option?.value ?? "",
    id,
    ...(option?.disabled === true ? { disabled: true } : {}),
  };
}

/** An option by id first, then by its exact words. A disabled one can no longer be chosen. */
function chosen(input: unknown, options: readonly Option[]): Result<Option, string> {
  if (!isObject(input)) return err("Specify a valid 'id' or 'name'");
  const { id, value } = input;
  const usable = options.filter(({ disabled }) => !disabled);
  if (typeof id === "string" || typeof id === "number") {
    const found = usable.find((option) => option.id === String(id));
    return found === undefined ? err(`Option id '${id}' is not valid`) : ok(found);
  }
  const found = typeof value === "string" ? usable.find((option) => option.value === value) : undefined;
  if (found !== undefined) return ok(found);
  return err(typeof value === "string" ? `Option value '${value}' is not valid` : "Option id 'null' is not valid");
}

const optionsOf = (context: Context | undefined): readonly Option[] => context?.options ?? [];
const words = (site: Site, id: string): string => site.options.get(id)?.value ?? "";
const usableViews = ({ context }: Pick<Writing, "context">, reader: Reader): readonly unknown[] =>
  optionsOf(context)
    .filter(({ disabled }) => !disabled)
    .map(({ id }) => optionView(reader, id));

const one = (custom: string): Kind => ({
  type: "option",
  custom: `${T}${custom}`,
  verbs: ["set"],
  read: (input, { context }) => chosen(input, optionsOf(context)).map(({ id }) => id),
  view: (stored, reader) => optionView(reader, String(stored)),
  raw: (stored) => String(stored),
  text: (stored, site) => words(site, String(stored)),
  choices: usableViews,
});

const several = (custom: string): Kind => ({
  type: "array",
  items: "option",
  custom: `${T}${custom}`,
  verbs: ["add", "set", "remove"],
  read(input, { context }) {
    if (!Array.isArray(input)) return err("data was not an array");
    return allOk(input.map((entry) => chosen(entry, optionsOf(context)))).map((options) => [
      ...new Set(options.map(({ id }) => id)),
    ]);
  },
  view: (stored, reader) => (stored as readonly string[]).map((id) => optionView(reader, id)),
  raw: (stored) => `[${(stored as readonly string[]).join(", ")}]`,
  text: (stored, site) => (stored as readonly string[]).map((id) => words(site, id)).join(","),
  choices: usableViews,
});

function allOk<T>(results: readonly Result<T, string>[]): Result<readonly T[], string> {
  const values: T[] = [];
  for (const result of results) {
    if (result.isErr()) return err(result.error);
    values.push(result.value);
  }
  return ok(values);
}

/** Kinds of fields whose value is chosen from options. */
export const choiceKinds = {
  select: one("select"),
  radio: one("radiobuttons"),
  multiselect: several("multiselect"),
  checkboxes: several("multicheckboxes"),
  cascading: {
    type: "option-with-child",
    custom: `${T}cascadingselect`,
    verbs: ["set"],
    read(input, { context }) {
      const first = chosen(input, optionsOf(context));
      if (first.isErr()) return err("Could not find valid 'id' or 'value' in the Parent Option object.");
      const second = isObject(input) ? input["child"] : undefined;
      const parent = first.value.id;
      if (second === undefined || second === null) return ok<Cascade>({ parent });
      return chosen(second, first.value.children)
        .mapErr(() => "Could not find valid 'id' or 'value' in the Child Option object.")
        .map(({ id }): Cascade => ({ parent, child: id }));
    },
    view(stored, reader) {
      const { parent, child } = stored as Cascade;
      return {
        ...(optionView(reader, parent) as object),
        ...(child === undefined ? {} : { child: optionView(reader, child) }),
      };
    },
    raw(stored) {
      const { parent, child } = stored as Cascade;
      return `Parent values: ${parent}${child === undefined ? "" : ` Level 1 values: ${child}`}`;
    },
    text(stored, site) {
      const { parent, child } = stored as Cascade;
      return `Parent values: ${words(site, parent)}(${parent})${child === undefined ? "" : `Level 1 values: ${words(site, child)}(${child})`}`;
    },
    choices: ({ context }, reader) =>
      optionsOf(context).map((option) => ({
        ...(optionView(reader, option.id) as object),
        children: option.children.map(({ id }) => optionView(reader, id)),
      })),
  },
} as const satisfies Record<string, Kind>;
