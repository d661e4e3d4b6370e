import {
  APPLICATIONS,
  type Application,
  type ConfiguredApplication,
  findApplication,
  saysUserName,
} from "@tenure/sso-catalog";
import { err, ok, Result } from "neverthrow";
import * as z from "zod";
import { isRecord } from "./is-record.ts";
import { words } from "./value-shapes.ts";

/** A group that gives an application to its members, and what the application is told of them. */
export interface AssignmentGroup {
  /** The group's name in Okta, or its id. */
  readonly group: string;
  /** Of several groups of one person, the lowest number wins the profile. @defaultValue as Okta holds it */
  readonly priority?: number;
  /** Role, licence and the like, as the application's own attributes in Okta. */
  readonly profile?: Readonly<Record<string, unknown>>;
}

/** An application as a company writes it into its `tenure.config.ts`. */
export interface ApplicationSettings {
  /** A name of the catalogue, such as `gitlab-com`, or an application of one's own, made with `defineApplication`. */
  readonly blueprint: string | Application;
  /** The name people see in Okta; unique in the org. @defaultValue the blueprint's */
  readonly label?: string;
  /** What the blueprint wants to know of the company: a domain, an account, group links. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Groups that give the application to their members, by name or id. @defaultValue none */
  readonly assignmentGroups?: readonly (string | AssignmentGroup)[];
  /** Groups whose members the application is told of. None of them may assign it. @defaultValue none */
  readonly pushGroups?: readonly string[];
  /** Whether groups nobody named here are taken away, or only told. @defaultValue "tell" */
  readonly others?: "tell" | "take-away";
  /**
   * How Okta may make user names where the blueprint says nothing of them, as Okta shows it; `NONE` where people type
   * them. Anything else is told, and none is ever written. @defaultValue of the login
   */
  readonly userName?: string;
  /** Which application of the org is meant, where more than one could be. @defaultValue found by key and label */
  readonly id?: string;
}

/** An application as it has to be, checked. */
export interface DeclaredApplication {
  readonly configured: ConfiguredApplication;
  readonly assignmentGroups: readonly AssignmentGroup[];
  readonly pushGroups: readonly string[];
  readonly others: "tell" | "take-away";
  readonly userName?: string;
  readonly id?: string;
}

const Group = z.string({ error: "expected a group's name or id" }).trim().min(1).max(255);
const AssignmentPart = z.union(
  [
    Group.transform((group) => ({ group })),
    z.strictObject({
      group: Group,
      priority: z.int().min(0).exactOptional(),
      profile: z.record(z.string(), z.unknown()).exactOptional(),
    }),
  ],
  { error: "expected a group's name or id, or { group, priority, profile }" },
);
const isApplication = (value: unknown): value is Application =>
  isRecord(value) && typeof value["key"] === "string" && typeof value["configure"] === "function";

const Declared = z.strictObject({
  blueprint: z.union([words, z.custom<Application>(isApplication)], {
    error: "expected a name of the catalogue, or what defineApplication gives",
  }),
  label: words.exactOptional(),
  settings: z.record(z.string(), z.unknown(), { error: "expected settings by name" }).default({}),
  assignmentGroups: z.array(AssignmentPart, { error: "expected a list of groups" }).default([]),
  pushGroups: z.array(Group, { error: "expected a list of groups" }).default([]),
  others: z.enum(["tell", "take-away"], { error: 'expected "tell" or "take-away"' }).default("tell"),
  userName: words.exactOptional(),
  id: words.exactOptional(),
});

/** Checks what is declared of applications; every mistake at once, each with its place and what to do. */
export function readApplications(value: unknown): Result<readonly DeclaredApplication[], readonly string[]> {
  if (value === undefined) return ok([]);
  if (!Array.isArray(value)) return err(["applications: expected a list of applications."]);
  return Result.combineWithAllErrors(value.map((one: unknown, at) => readApplication(one, `applications.${at}`)))
    .mapErr((mistakes) => mistakes.flat())
    .andThen((declared) => {
      const twice = namesTwice(declared);
      return twice.length === 0 ? ok(declared) : err(twice);
    });
}

function readApplication(value: unknown, place: string): Result<DeclaredApplication, readonly string[]> {
  const read = Declared.safeParse(value);
  const mistakes = read.success ? [] : read.error.issues.flatMap((issue) => sentences(issue, place));
  // What the blueprint says of its settings is told with the rest, whatever else is wrong.
  const configured = configure(value, place);
  if (!read.success || configured.isErr()) return err([...mistakes, ...(configured.isErr() ? configured.error : [])]);
  const { blueprint: _b, label: _l, settings: _s, ...rest } = read.data;
  const { application, okta } = configured.value;
  if (rest.userName !== undefined && saysUserName(okta)) {
    return err([
      `${place}.userName: ${application.name} is declared with user names of its own, and they are kept so: leave it out.`,
    ]);
  }
  return ok({ ...rest, configured: configured.value });
}

const Blueprint = z.looseObject({
  blueprint: Declared.shape.blueprint,
  label: words.optional(),
  settings: Declared.shape.settings,
});

function configure(value: unknown, place: string): Result<ConfiguredApplication, readonly string[]> {
  const read = Blueprint.safeParse(value);
  if (!read.success) return err([]);
  const { blueprint, label, settings } = read.data;
  const application = typeof blueprint === "string" ? findApplication(blueprint) : blueprint;
  if (application === undefined) return err([`${place}.blueprint: ${unknownBlueprint(String(blueprint))}`]);
  return application
    .configure(label === undefined ? settings : { ...settings, label })
    .mapErr((problems) => problems.map(({ sentence }) => `${place} (${application.key}): ${sentence}`));
}

/** What was meant, as far as it can be told; else everything there is. */
function unknownBlueprint(key: string): string {
  const keys = APPLICATIONS.map((one) => one.key);
  const [stem = key] = key.toLowerCase().split(/[^a-z0-9]/);
  const near = keys.filter((one) => stem.length > 2 && (one.startsWith(stem) || one.split("-").includes(stem)));
  const list = near.length > 0 ? `did you mean ${near.join(" or ")}?` : `known are ${keys.join(", ")}.`;
  return `the catalogue has no "${key}"; ${list}`;
}

function sentences(issue: z.core.$ZodIssue, place: string): readonly string[] {
  const at = [place, ...issue.path.map(String)].join(".");
  return issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => `${at}.${key}: there is no such setting; what the application wants is under settings.`)
    : [`${at}: ${issue.message}.`];
}

/** Okta holds a label once. */
function namesTwice(declared: readonly DeclaredApplication[]): readonly string[] {
  const labels = declared.map(({ configured }) => configured.okta.label);
  return labels.flatMap((label, at) =>
    labels.indexOf(label) === at
      ? []
      : [`applications.${at}.label: there is a "${label}" already; give each application a label of its own.`],
  );
}
