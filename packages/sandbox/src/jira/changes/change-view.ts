import type { Reader } from "../http/reader.ts";
import type { Change } from "../issues/issue.ts";
import { jiraTime } from "../time.ts";
import { userView } from "../users/user-view.ts";

/** A changelog entry as readers get it. */
export function changeView(reader: Reader, change: Change): Readonly<Record<string, unknown>> {
  return {
    id: change.id,
    author: userView(reader, change.authorId),
    created: jiraTime(Date.parse(change.created), reader.zone),
    items: change.items,
  };
}
