/** Somebody who works at the company, or did. */
export interface Person {
  /** Lower case, without accents; unique. */
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly employeeNumber: string;
  readonly department: string;
  readonly team: string;
  readonly title: string;
  readonly costCenter: string;
  readonly location: string;
  readonly countryCode: string;
  /** IANA name. */
  readonly timezone: string;
  readonly employment: "Employee" | "Contractor" | "Intern";
  /** Login of the manager; only the one at the top has none. */
  readonly manager: string | undefined;
  /** `YYYY-MM-DD` */
  readonly startDate: string;
  /** `YYYY-MM-DD` of the last day, for those who left. */
  readonly endDate: string | undefined;
  readonly standing: "working" | "on leave" | "left";
}

/** Something that happened to somebody, by day. */
export interface HistoryEntry {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly login: string;
  readonly what: "hired" | "moved" | "left";
  /** The department before a move. */
  readonly from?: string;
}

/** A plausible company. */
export interface Company {
  readonly name: string;
  readonly domain: string;
  /** Managers come before the people they lead. */
  readonly people: readonly Person[];
  /** In order of days. */
  readonly history: readonly HistoryEntry[];
}
