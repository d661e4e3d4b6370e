/** What a Jira field holds, which decides how its value is read and what is wrong with it. */
export type FieldKind =
  | "short-text"
  | "long-text"
  | "number"
  | "url"
  | "email"
  | "date"
  | "date-time"
  | "select"
  | "multi-select"
  | "cascading"
  | "user"
  | "multi-user"
  | "labels"
  | "yes-no"
  | "time"
  | "group"
  | "multi-group"
  | "project"
  | "version"
  | "multi-version"
  | "team"
  | "assets"
  | "organizations"
  | "request-type"
  | "files"
  | "sprint"
  | "rank"
  | "approvals"
  | "sla";

/** Kinds whose answer is several values. */
export const LIST_KINDS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  "multi-select",
  "multi-user",
  "labels",
  "multi-group",
  "multi-version",
  "assets",
  "organizations",
  "files",
  "sprint",
]);

/** One field of a form: where it is, what people see, and what it may hold. */
export interface FormField {
  readonly kind: FieldKind;
  /** Jira field id (`customfield_10101`), or the question id or admin-set key of a JSM form. */
  readonly id: string;
  /** What people see on the form; used in every sentence about the field. */
  readonly label: string;
  readonly required: boolean;
  /** The options the form offers, where known: lets a linter compare them with the table. */
  readonly options?: readonly string[];
  /**
   * Ids of options or of a form's choices → the label they stand for. A JSM form answers with ids alone; in a Jira field
   * the id outlives a renamed label. Ids differ from one field context to another, so name those of every project.
   */
  readonly choices?: Readonly<Record<string, string>>;
}

/** What a field is declared with; optional unless it says `required: true`. */
export interface FieldSpec {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
  readonly choices?: Readonly<Record<string, string>>;
}

const field =
  <K extends FieldKind>(kind: K) =>
  (spec: FieldSpec): FormField & { readonly kind: K } => ({ ...spec, kind, required: spec.required ?? false });

/** One line of text. */
export const shortText = field("short-text");
/** Several lines; Jira keeps them as a document, we read its text. */
export const longText = field("long-text");
/** A number; becomes its decimal text. */
export const number = field("number");
/** A web address, http or https. */
export const url = field("url");
/** A line of text that must be a mail address. */
export const email = field("email");
/** A day without a clock. */
export const date = field("date");
/** A moment with its offset. */
export const dateTime = field("date-time");
/** One of several options (drop-down, radio buttons). */
export const select = field("select");
/** Any of several options (multi-select, checkboxes). */
export const multiSelect = field("multi-select");
/** Two levels of options; becomes `Engineering/Platform`. */
export const cascading = field("cascading");
/** A Jira user; becomes their mail address, which must be visible to us. */
export const user = field("user");
/** Several Jira users (user pickers, people, request participants); becomes their mail addresses. */
export const multiUser = field("multi-user");
/** Labels without spaces. */
export const labels = field("labels");
/** A choice between `Yes` and `No`; a single ticked checkbox counts as yes. */
export const yesNo = field("yes-no");
/** A time of day from a JSM form; becomes `14:35`. */
export const time = field("time");
/** A Jira group; becomes its name. */
export const group = field("group");
/** Several Jira groups; becomes their names. */
export const multiGroup = field("multi-group");
/** A Jira project; becomes its key. */
export const project = field("project");
/** A version of a project; becomes its name. */
export const version = field("version");
/** Several versions; becomes their names. */
export const multiVersion = field("multi-version");
/** An Atlassian team; becomes its id, because the name is not always given. Name it with `choices`. */
export const team = field("team");
/** Assets objects; become `workspace:object` ids, because Jira gives no labels. Name them with `choices`. */
export const assets = field("assets");
/** Customer organisations; becomes their names. */
export const organizations = field("organizations");
/** The JSM request type; becomes its id. */
export const requestType = field("request-type");
/** Files of a JSM form; becomes their names, never their content. */
export const files = field("files");
/** Sprints; becomes their names. */
export const sprint = field("sprint");
/** Jira's rank; becomes its text. */
export const rank = field("rank");
/** JSM approvals, read only; becomes the latest one's `approved`, `declined` or `pending`. */
export const approvals = field("approvals");
/** A JSM service level, read only; becomes `breached`, `met` or `running`. */
export const sla = field("sla");
