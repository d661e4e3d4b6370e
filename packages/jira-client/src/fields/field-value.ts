/** What kind of value a field holds, as `GET /field`, `names`/`schema` and metadata describe it. */
export interface FieldSchema {
  readonly type?: string | undefined;
  readonly items?: string | undefined;
  readonly system?: string | undefined;
  /** The key of a custom field's kind: the one reliable way to tell kinds apart. */
  readonly custom?: string | undefined;
  readonly customId?: number | undefined;
}

/** A choice of a select list. Ids differ between contexts; a disabled choice may still be stored. */
export interface FieldOption {
  readonly id: string;
  readonly value: string;
  readonly disabled: boolean;
}

/** A person as Jira shows them. Only the account id identifies; the e-mail is often hidden. */
export interface FieldUser {
  readonly accountId: string;
  readonly displayName?: string;
  readonly emailAddress?: string;
  readonly active?: boolean;
  readonly accountType?: "atlassian" | "app" | "customer" | "unknown" | (string & {});
}

/** Something with an id and a name: a project, version, status, priority, organization. */
export interface FieldThing {
  readonly id: string;
  readonly name: string;
  readonly key?: string;
}

/** A group; its name may change, its id does not. Old sites give no id. */
export interface FieldGroup {
  readonly groupId?: string;
  readonly name: string;
}

/** An object in Assets: ids only, the label lives in another API. */
export interface FieldAsset {
  readonly workspaceId: string;
  readonly objectId: string;
}

/** The request type of a service request. */
export interface FieldRequestType {
  readonly id: string;
  readonly name: string;
  readonly serviceDeskId?: string;
  readonly issueTypeId?: string;
}

/** A field's value, told apart by `kind`. Absent, `null`, `""`, `[]` and `"{}"` are all `empty`. */
export type FieldValue =
  | { readonly kind: "empty" }
  | { readonly kind: "text"; readonly text: string }
  /** A paragraph field: the document, and what it says. */
  | { readonly kind: "rich-text"; readonly document: unknown; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "url"; readonly url: string }
  /** A day, `YYYY-MM-DD`, without a time zone. */
  | { readonly kind: "date"; readonly date: string }
  /** A point in time, ISO 8601 in UTC. */
  | { readonly kind: "date-time"; readonly instant: string }
  | { readonly kind: "option"; readonly option: FieldOption }
  | { readonly kind: "options"; readonly options: readonly FieldOption[] }
  | { readonly kind: "cascade"; readonly parent: FieldOption; readonly child?: FieldOption }
  | { readonly kind: "user"; readonly user: FieldUser }
  | { readonly kind: "users"; readonly users: readonly FieldUser[] }
  | { readonly kind: "group"; readonly group: FieldGroup }
  | { readonly kind: "groups"; readonly groups: readonly FieldGroup[] }
  | { readonly kind: "labels"; readonly labels: readonly string[] }
  | { readonly kind: "thing"; readonly thing: FieldThing }
  | { readonly kind: "things"; readonly things: readonly FieldThing[] }
  /** A team, by id; some sites send the name along. */
  | { readonly kind: "team"; readonly id: string; readonly name?: string }
  | { readonly kind: "assets"; readonly assets: readonly FieldAsset[] }
  | { readonly kind: "request-type"; readonly requestType: FieldRequestType }
  /** A value Jira fills itself and we do not take apart: SLA, approvals, sprint, rank, counters of apps. */
  | { readonly kind: "opaque"; readonly value: unknown }
  /** Not what the schema promises: ask a person, do not guess. */
  | { readonly kind: "unreadable"; readonly expected: string; readonly value: unknown };
