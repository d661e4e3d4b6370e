import type { LiveRequest } from "../request/request.ts";
import type { Ticket } from "../request/ticket.ts";
import type { FieldKind, FormField } from "./field.ts";

/** Which tickets a form is for: all given properties must equal the ticket's. */
export interface FormMatch {
  readonly issueTypeId?: string;
  readonly requestTypeId?: string;
  readonly projectKey?: string;
}

/** Names with a meaning of their own; every other name on a form is an attribute. */
export const CORE_NAMES = [
  "givenName",
  "familyName",
  "displayName",
  "personalEmail",
  "employeeNumber",
  "newEmployeeNumber",
  "manager",
  "start",
  "login",
  "effective",
  "lastDay",
  "employmentEnd",
  "immediate",
  "from",
  "until",
  "reason",
  "handOverTo",
  "legalHold",
  "discreet",
  "withdrawn",
] as const;

/** A name with a meaning of its own on a form. */
export type CoreName = (typeof CORE_NAMES)[number];

/** Fields by what they mean: a core name (`givenName`, `start`, `login` …), or the name of an attribute. */
export type FormFields = Readonly<Record<string, FormField>>;

type Field<K extends FieldKind> = FormField & { readonly kind: K };

/** Core names that decide when something happens, or whether: with a field of another kind the answer would be lost. */
export const KINDS_OF_CORE = {
  start: "date",
  effective: "date",
  lastDay: "date",
  employmentEnd: "date",
  from: "date",
  until: "date",
  immediate: "yes-no",
  legalHold: "yes-no",
  discreet: "yes-no",
  withdrawn: "yes-no",
} as const satisfies Partial<Record<CoreName, FieldKind>>;

/** The kinds that those fields a request reads by its own name must have. */
export type KindsOfCore = { readonly [N in keyof typeof KINDS_OF_CORE]?: Field<(typeof KINDS_OF_CORE)[N]> };

/** The fields a request of each kind cannot be read without. */
export interface CoreFields {
  readonly joiner: { readonly givenName: Field<"short-text">; readonly start: Field<"date"> };
  readonly mover: { readonly effective: Field<"date"> };
  readonly leaver: { readonly lastDay: Field<"date"> } | { readonly immediate: Field<"yes-no"> };
  readonly "leave-of-absence": { readonly from: Field<"date"> };
  readonly return: { readonly effective: Field<"date"> };
  readonly rehire: { readonly givenName: Field<"short-text">; readonly start: Field<"date"> };
  readonly access: { readonly reason: FormField };
}

/** The mapping from one kind of ticket to one kind of request. */
export interface Form<K extends LiveRequest["kind"] = LiveRequest["kind"]> {
  readonly name: string;
  readonly kind: K;
  readonly when: FormMatch;
  readonly fields: FormFields;
}

/**
 * Declares a form. The type demands the core fields of its kind; every other name is an attribute the
 * reference table may test (`department`, `location`) or a fact for tasks (`shippingAddress`). Any form may have a
 * `withdrawn` field: a ticket that says `Yes` there cancels what it asked.
 */
export function defineForm<K extends LiveRequest["kind"]>(
  form: Form<K> & { readonly fields: FormFields & KindsOfCore & CoreFields[K] },
): Form<K> {
  return form;
}

/** The form a ticket was filed with, or `undefined`: not ours. Of several, the one with most conditions. */
export function findForm(
  forms: readonly Form[],
  ticket: Pick<Ticket, "projectKey" | "issueTypeId" | "requestTypeId">,
): Form | undefined {
  const asks = ({ when }: Form) => Object.values(when).filter((value) => value !== undefined).length;
  const fits = ({ when }: Form) =>
    [
      [when.projectKey, ticket.projectKey],
      [when.issueTypeId, ticket.issueTypeId],
      [when.requestTypeId, ticket.requestTypeId],
    ].every(([wanted, found]) => wanted === undefined || wanted === found);
  return forms.filter(fits).toSorted((a, b) => asks(b) - asks(a))[0];
}
