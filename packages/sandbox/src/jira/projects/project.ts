/** A kind of issue. */
export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subtask: boolean;
}

/** A state of issues. */
export interface Status {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: StatusCategory;
}

/** The fixed keys of status categories, the same in every language. */
export type StatusCategory = "undefined" | "new" | "indeterminate" | "done";

/** Something with a name that the site or a project lists. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** How two issues are related, as read from either end. */
export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

/** Who may see an issue that has this level. */
export interface SecurityLevel extends Named {
  readonly members: readonly string[];
}

/** A project. */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: "software" | "service_desk" | "business";
  /** Team-managed. */
  readonly simplified: boolean;
  readonly leadId: string;
  readonly issueTypes: readonly ProjectIssueType[];
  readonly components: readonly Named[];
  readonly versions: readonly (Named & { readonly released: boolean; readonly archived: boolean })[];
  readonly securityLevels: readonly SecurityLevel[];
  /** Who may do what; a permission that is not named is everybody's who can log in. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly serviceDesk?: ServiceDesk;
}

/** An issue type in a project. */
export interface ProjectIssueType {
  readonly typeId: string;
  readonly workflow: string;
  /** Ids of fields that must not be empty. */
  readonly required: readonly string[];
}

/** What makes a project a service desk. Its id is not the project's. */
export interface ServiceDesk {
  readonly id: string;
  /** Grantees with the Service Desk Team role and an agent licence. */
  readonly agents: readonly string[];
  readonly queues: readonly Queue[];
}

/** A saved query of a desk. */
export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly jql: string;
  /** Ids of fields it shows. */
  readonly fields: readonly string[];
}

/** What customers may ask for. */
export interface RequestType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpText: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly fields: readonly RequestTypeField[];
  /** The form's template that must be filled in. */
  readonly form?: string;
  readonly restricted: boolean;
}

/** A field on the portal. Its label there is not the field's name. */
export interface RequestTypeField {
  readonly fieldId: string;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly hidden: boolean;
  /** What a hidden field is set to, as a caller would write it. */
  readonly preset?: unknown;
}

/** A customer organization. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}
