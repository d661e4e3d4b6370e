import type { KindName } from "./kinds.ts";

/** A field of the site. Names are for people: two fields may share one. */
export interface Field {
  /** `summary`, `customfield_10042` */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: KindName;
  /** Where it exists. A system field exists everywhere. */
  readonly contexts: readonly Context[];
  /** The screens it is on. */
  readonly screens: { readonly create: boolean; readonly edit: boolean };
  /** Team-managed projects have fields of their own. */
  readonly projectId?: string;
}

/** Where a field exists, and what it offers there. */
export interface Context {
  readonly id: string;
  readonly name: string;
  /** Ids; absent means all. */
  readonly projects?: readonly string[];
  readonly issueTypes?: readonly string[];
  readonly options: readonly Option[];
  /** What a new issue gets when nobody says otherwise, as it is kept. */
  readonly default?: unknown;
}

/** What a select offers. The same words have another id in another context. */
export interface Option {
  readonly id: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly children: readonly Option[];
}

/** Where an issue stands, as far as fields depend on it. */
export interface Place {
  readonly projectId: string;
  readonly typeId: string;
}

/** The field's context there, if it exists there. */
export function contextAt(field: Field, place: Place): Context | undefined {
  if (field.projectId !== undefined && field.projectId !== place.projectId) return undefined;
  const fits = (context: Context) =>
    (context.projects?.includes(place.projectId) ?? true) && (context.issueTypes?.includes(place.typeId) ?? true);
  // A context made for some projects wins over the one for all.
  return field.contexts.find((context) => context.projects !== undefined && fits(context)) ?? field.contexts.find(fits);
}

/** Whether a field is a custom one. */
export function isCustom(field: Pick<Field, "id">): boolean {
  return field.id.startsWith("customfield_");
}
