import type { Request } from "../request/request.ts";
import type { Ticket } from "../request/ticket.ts";
import type { FormField } from "./field.ts";

/** Which tickets a form is for: all given properties must equal the ticket's. */
export interface FormMatch {
  readonly issueTypeId?: string;
  readonly requestTypeId?: string;
  readonly projectKey?: string;
}

/** Fields by what they mean: a core name of the kind (`givenName`, `start`, `login` …), or the name of an attribute. */
export type FormFields = Readonly<Record<string, FormField>>;

/** The fields a request cannot be read without. */
export interface CoreFields {
  readonly joiner: { readonly givenName: FormField; readonly start: FormField };
  readonly mover: { readonly effective: FormField };
  readonly leaver: { readonly lastDay: FormField } | { readonly immediate: FormField };
}

/** The mapping from one kind of ticket to one kind of request. */
export interface Form<K extends Request["kind"] = Request["kind"]> {
  readonly name: string;
  readonly kind: K;
  readonly when: FormMatch;
  readonly fields: FormFields;
}

/**
 * Declares a form. The type demands the core fields of its kind; every other name is an attribute
 * the reference table may test (`department`, `location`) or a fact for tasks (`shippingAddress`).
 */
export function defineForm<K extends Request["kind"]>(
  form: Form<K> & { readonly fields: FormFields & CoreFields[K] },
): Form<K> {
  return form;
}

/** The form a ticket was filed with, or `undefined`: not ours. The one with more conditions wins. */
export function findForm(forms: readonly Form[], ticket: Ticket): Form | undefined {
  const conditions = (form: Form) => Object.values(form.when).filter((value) => value !== undefined).length;
  return forms
    .filter(({ when }) => when.projectKey === undefined || when.projectKey === ticket.projectKey)
    .filter(({ when }) => when.issueTypeId === undefined || when.issueTypeId === ticket.issueTypeId)
    .filter(({ when }) => when.requestTypeId === undefined || when.requestTypeId === ticket.requestTypeId)
    .toSorted((a, b) => conditions(b) - conditions(a))[0];
}
