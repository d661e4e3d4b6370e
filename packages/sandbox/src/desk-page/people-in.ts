import type { IssueState } from "../jira/jira-state.ts";
import type { UserState } from "../okta/okta-state.ts";
import type { DeskParts } from "./desk-parts.ts";

/** People of a request, as Okta has them. */
export interface PeopleInRequest {
  /** Whom it is about; `undefined` while Okta does not have them. */
  readonly about: UserState | undefined;
  /** Managers, buddies and whoever else is named. */
  readonly others: readonly UserState[];
}

const ASKS_FOR_A_NAME = /\b(given|first) ?name\b/i;

/**
 * Whom a request names. A form that asks for a given name is about that new person, who comes to Okta later; any
 * other is about the first person in it.
 */
export function peopleIn(
  { okta }: Pick<DeskParts, "okta">,
  { fields }: Pick<IssueState, "fields">,
  names: ReadonlyMap<string, string>,
): PeopleInRequest {
  const values = [...names.keys()].flatMap((id) => fields[id]?.toLowerCase() ?? []);
  const place = (words: unknown): number => (typeof words === "string" ? values.indexOf(words.toLowerCase()) : -1);
  const named: { readonly user: UserState; readonly at: number; readonly isNew: boolean }[] = [];
  for (const user of okta.state.users()) {
    const { firstName, lastName } = user.profile;
    const at = Math.max(place(user.login), place(`${firstName} ${lastName}`));
    const isNew = place(firstName) !== -1 && place(lastName) !== -1;
    if (at !== -1 || isNew) named.push({ user, at, isNew });
  }
  const inOrder = named.toSorted((a, b) => a.at - b.at);
  const asksForName = [...names].some(([id, name]) => ASKS_FOR_A_NAME.test(name) && fields[id] !== undefined);
  const about = asksForName ? inOrder.find(({ isNew }) => isNew) : inOrder[0];
  return { about: about?.user, others: inOrder.filter((one) => one !== about).map(({ user }) => user) };
}
