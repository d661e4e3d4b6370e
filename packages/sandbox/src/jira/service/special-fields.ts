import type { KindName } from "../fields/kinds.ts";
import type { Reader } from "../http/reader.ts";
import type { Issue } from "../issues/issue.ts";
import { approvalView } from "./approval-view.ts";
import { requestTypeFieldView } from "./request-view.ts";

/** Fields whose value lies elsewhere: the request type with its status, approvals, counters of forms. */
export function specialView(reader: Reader, issue: Issue, kind: KindName): unknown {
  const { site } = reader;
  switch (kind) {
    case "request-type":
      return requestTypeFieldView(reader, issue);
    case "approvals":
      return (site.approvals.get(issue.id) ?? []).map((approval) => approvalView(reader, issue, approval));
    case "forms-open":
      return (site.forms.get(issue.id) ?? []).filter(({ submitted }) => !submitted).length;
    case "forms-submitted":
      return (site.forms.get(issue.id) ?? []).filter(({ submitted }) => submitted).length;
    default:
      return undefined;
  }
}
