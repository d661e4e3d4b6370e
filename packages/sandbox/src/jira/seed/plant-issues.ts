import { wikiToAdf } from "../adf/wiki-to-adf.ts";
import { fromWords } from "../fields/from-words.ts";
import { merge, readFields } from "../fields/read-fields.ts";
import { wordsOf } from "../http/problem.ts";
import { issueBy } from "../issues/find-issue.ts";
import type { Issue } from "../issues/issue.ts";
import type { JiraSeed } from "../jira-seed.ts";
import { nextId, type Site } from "../site.ts";
import { accountIdOf } from "./plant-people.ts";
import { projectIdOf, templateIdOf, typeIdOf } from "./plant-projects.ts";

type SeedIssue = JiraSeed["issues"][number];

/** Puts in issues with all that hangs on them. Nothing is announced: this is the past. */
export function plantIssues(site: Site, seed: JiraSeed): void {
  for (const given of seed.issues) plantIssue(site, given);
  for (const { id, type, inward, outward } of seed.links) {
    site.links.set(id, { id, typeId: type, inwardId: inward, outwardId: outward });
  }
}

function plantIssue(site: Site, given: SeedIssue): void {
  const projectId = projectIdOf(site, given.project ?? given.key?.replace(/-\d+$/, "") ?? "");
  const project = site.projects.get(projectId);
  const inProject = project?.issueTypes ?? [];
  const typeId = given.type === undefined ? (inProject[0]?.typeId ?? "") : typeIdOf(site, given.type);
  const key = given.key ?? `${project?.key}-${nextId(site, `issues of ${projectId}`, 1)}`;
  keepCounterAhead(site, `issues of ${projectId}`, key);
  const id = given.id ?? nextId(site, "issue", 10_001);
  if (site.issues.has(id) || site.keys.has(key)) throw new Error(`The seed has two issues ${key}.`);
  const workflow = site.workflows.get(inProject.find((one) => one.typeId === typeId)?.workflow ?? "");
  const created = given.created ?? site.clock.iso();
  const issue: Issue = {
    id,
    key,
    projectId,
    typeId,
    statusId: given.status === undefined ? (workflow?.initial ?? "") : statusIdOf(site, given.status),
    ...(given.parent === undefined ? {} : { parentId: parentIdOf(site, given.parent) }),
    creatorId: account(site, given.creator),
    created,
    updated: given.updated ?? created,
    resolved: given.resolved ?? null,
    statusCategoryChanged: given.statusCategoryChanged ?? created,
    values: merge(given.values, readValues(site, key, { projectId, typeId }, given.fields)),
    watchers: given.watchers.map((one) => accountIdOf(site, one)),
    properties: given.properties,
  };
  site.issues.set(id, issue);
  for (const one of [...given.oldKeys, key]) site.keys.set(one.toUpperCase(), id);
  plantComments(site, issue, given);
  plantRest(site, issue, given);
}

function readValues(
  site: Site,
  key: string,
  place: { projectId: string; typeId: string },
  fields: SeedIssue["fields"],
): Readonly<Record<string, unknown>> {
  const read = readFields(
    { fields: fromWords(site, fields) },
    { site, place, version: 3, current: {}, isOpen: () => true },
  );
  if (read.isErr()) throw new Error(`The seed's issue ${key} cannot be: ${wordsOf(read.error)}`);
  return read.value;
}

function plantComments(site: Site, issue: Issue, given: SeedIssue): void {
  const ids = given.comments.map((comment) => {
    const id = comment.id ?? nextId(site, "comment");
    const created = comment.created ?? issue.created;
    site.comments.set(id, {
      id,
      issueId: issue.id,
      authorId: account(site, comment.author),
      updateAuthorId: account(site, comment.updateAuthor ?? comment.author),
      body: typeof comment.body === "string" ? wikiToAdf(comment.body) : comment.body,
      created,
      updated: comment.updated ?? created,
      ...(comment.visibility === undefined ? {} : { visibility: comment.visibility }),
      properties:
        comment.internal === undefined
          ? comment.properties
          : { ...comment.properties, "sd.public.comment": { internal: comment.internal } },
      ...(comment.parentId === undefined ? {} : { parentId: comment.parentId }),
      edits: comment.edits,
    });
    return id;
  });
  if (ids.length > 0) site.commentsOf.set(issue.id, ids);
}

function plantRest(site: Site, issue: Issue, given: SeedIssue): void {
  const issueId = issue.id;
  if (given.changes.length > 0) {
    site.changes.set(
      issueId,
      given.changes.map(({ author, ...change }) => ({ ...change, issueId, authorId: author })),
    );
  }
  if (given.remoteLinks.length > 0) {
    site.remoteLinks.set(
      issueId,
      given.remoteLinks.map((link) => ({ ...link, application: link.application, issueId })),
    );
  }
  for (const { author, ...file } of given.attachments) {
    const id = file.id ?? nextId(site, "attachment");
    site.attachments.set(id, {
      ...file,
      id,
      issueId,
      authorId: account(site, author),
      created: file.created ?? issue.created,
    });
  }
  if (given.approvals.length > 0)
    site.approvals.set(
      issueId,
      given.approvals.map((one) => ({ ...one, issueId })),
    );
  if (given.forms.length > 0) {
    site.forms.set(
      issueId,
      given.forms.map(({ id, template, updated, answers, ...form }) => ({
        ...form,
        id: id ?? site.random.uuid(),
        issueId,
        templateId: templateIdOf(site, template),
        updated: updated ?? issue.created,
        answers: JSON.parse(JSON.stringify(answers)),
      })),
    );
  }
}

function account(site: Site, named: string | null | undefined): string | null {
  return named == null ? null : accountIdOf(site, named);
}

function statusIdOf(site: Site, named: string): string {
  const found = site.statuses.get(named) ?? [...site.statuses.values()].find(({ name }) => name === named);
  if (found === undefined) throw new Error(`The seed names the status "${named}", which it does not have.`);
  return found.id;
}

function parentIdOf(site: Site, named: string): string {
  // A snapshot lists issues by age, so a parent is there before its children; ids are taken at their word.
  return issueBy(site, named)?.id ?? named;
}

function keepCounterAhead(site: Site, counter: string, key: string): void {
  const number = Number(/-(\d+)$/.exec(key)?.[1] ?? 0);
  if ((site.counters.get(counter) ?? 0) < number) site.counters.set(counter, number);
}
