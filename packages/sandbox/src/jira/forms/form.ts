/** A form as an admin designed it. */
export interface FormTemplate {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly questions: readonly Question[];
}

/** A question of a form. */
export interface Question {
  readonly id: string;
  readonly label: string;
  /** `ts` short text, `tl` paragraph, `cd` drop-down, `cm` checkboxes, `cs` radio, `us` user, `um` users, `da` date, `ti` time, `no` number. */
  readonly type: string;
  /** The Jira field that keeps the answer. */
  readonly jiraField?: string;
  /** The key an admin gave it. */
  readonly questionKey?: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly required: boolean;
}

/** A form on an issue. Its id is not its template's. */
export interface IssueForm {
  readonly id: string;
  readonly issueId: string;
  readonly templateId: string;
  readonly internal: boolean;
  readonly submitted: boolean;
  readonly updated: string;
  /** By question id; only what no Jira field keeps. */
  readonly answers: Readonly<Record<string, Answer>>;
}

/** An answer, by the kind of question. */
export interface Answer {
  readonly text?: string;
  readonly choices?: readonly string[];
  readonly users?: readonly string[];
  readonly date?: string;
  readonly time?: string;
  readonly adf?: unknown;
}
