/**
 * An application people sign on to, as far as plans need to know it. The same facts for everybody who uses it stand in a
 * catalogue; what is the company's own (groups, ids) stands in its table or configuration.
 */
export interface ApplicationFacts {
  /** The name rows give it by: `gitlab-com`. */
  readonly key: string;
  /** The name people see in Okta; unique in the org. */
  readonly label: string;
  /** Its id in Okta; an application without one is given by groups only. */
  readonly appId?: string;
  /** Groups that give it to their members. What a row says of role or licence chooses among them, or else the first. */
  readonly assignedBy?: readonly AssigningGroup[];
  /** Ids of groups it is told of. They are left before the assignment is taken, or what they gave there would stay. */
  readonly pushed?: readonly string[];
  /** What outlives a leaver's access there: each a task for people. */
  readonly residue?: readonly ApplicationResidue[];
}

/** A group that gives an application, and what the application is told of its members. */
export interface AssigningGroup {
  readonly groupId: string;
  /** A checked label: the id decides. */
  readonly name: string;
  readonly profile?: Readonly<Record<string, string>>;
}

/** Something a leaver leaves behind in an application, and what ends it. */
export interface ApplicationResidue {
  /** A name that stays: the task of one ticket is found again by it. */
  readonly task: string;
  readonly summary: string;
  /** Who has to end it: a role, or an address. */
  readonly owner: string;
  /** Hours after the person is shut out by which it has to be over. */
  readonly withinHours: number;
  /** What ends it. */
  readonly endedBy?: string;
  /** What closes the task: something that was seen, not something that was done. */
  readonly evidence: string;
}

/** Whether a row names an application by a blueprint: Okta's own ids begin otherwise. */
export function isKey(appId: string): boolean {
  return !appId.startsWith("0oa");
}
