import type { Reader } from "../http/reader.ts";
import type { IssueLink, RemoteLink } from "../issues/issue.ts";
import { smallIssueView } from "../issues/issue-view.ts";
import type { LinkType } from "../projects/project.ts";
import type { Site } from "../site.ts";

/** The links of an issue. */
export function linksOf(site: Site, issueId: string): readonly IssueLink[] {
  return site.links.group(issueId);
}

/** A type of link. */
export function linkTypeView(reader: Reader, type: LinkType): unknown {
  const { id, name, inward, outward } = type;
  return { id, name, inward, outward, self: `${reader.rest}/issueLinkType/${id}` };
}

/** A link seen from one of its ends: the other end is shown, under the name of its side. */
export function linkView(reader: Reader, link: IssueLink, from?: string): unknown {
  const type = reader.site.linkTypes.get(link.typeId);
  const end = (id: string) => {
    const issue = reader.site.issues.get(id);
    return issue === undefined ? undefined : smallIssueView(reader, issue);
  };
  return {
    id: link.id,
    self: `${reader.rest}/issueLink/${link.id}`,
    ...(type === undefined ? {} : { type: linkTypeView(reader, type) }),
    ...(from === link.inwardId ? {} : { inwardIssue: end(link.inwardId) }),
    ...(from === link.outwardId ? {} : { outwardIssue: end(link.outwardId) }),
  };
}

/** A link to somewhere else. Its id is a number. */
export function remoteLinkView(reader: Reader, issueKey: string, link: RemoteLink): unknown {
  return {
    id: link.id,
    self: `${reader.rest}/issue/${issueKey}/remotelink/${link.id}`,
    ...(link.globalId === null ? {} : { globalId: link.globalId }),
    application: link.application ?? {},
    ...(link.relationship === null ? {} : { relationship: link.relationship }),
    object: link.object,
  };
}
