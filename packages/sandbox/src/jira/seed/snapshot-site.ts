import type { Context, Field, Option } from "../fields/field.ts";
import { customKinds } from "../fields/kinds.ts";
import { systemFields } from "../fields/system-fields.ts";
import type { Issue } from "../issues/issue.ts";
import { SANDBOX_ACCOUNT } from "../jira-options.ts";
import { JiraSeed, type JiraSeedInput } from "../jira-seed.ts";
import type { Project } from "../projects/project.ts";
import type { Site } from "../site.ts";
import type { Workflow } from "../workflows/workflow.ts";

/** Everything a site holds, as the seed that makes an equal one. */
export function snapshotSite(site: Site): JiraSeed {
  const system = new Set(systemFields.map(({ id }) => id));
  const seed: JiraSeedInput = {
    site: {
      cloudId: site.cloudId,
      name: site.name,
      timeZone: site.timeZone,
      ...(site.assetsWorkspaceId === undefined ? {} : { assetsWorkspaceId: site.assetsWorkspaceId }),
    },
    settings: site.settings,
    users: [...site.users.values()].map((user) => ({
      ...user,
      groups: [...site.groups.values()].filter(({ members }) => members.has(user.accountId)).map(({ name }) => name),
    })),
    groups: [...site.groups.values()].map(({ id, name }) => ({ id, name })),
    organizations: [...site.organizations.values()].map((one) => ({ ...one, members: [...one.members] })),
    statuses: [...site.statuses.values()],
    priorities: [...site.priorities.values()],
    resolutions: [...site.resolutions.values()],
    linkTypes: [...site.linkTypes.values()],
    issueTypes: [...site.issueTypes.values()],
    workflows: [...site.workflows.values()].map(workflowSeed),
    fields: [...site.fields.values()].filter(({ id }) => !system.has(id)).map((field) => fieldSeed(site, field)),
    projects: [...site.projects.values()].map((project) => projectSeed(site, project)),
    formTemplates: [...site.formTemplates.values()].map(({ projectId, questions, ...rest }) => ({
      ...rest,
      project: keyOf(site, projectId),
      questions: questions.map((question) => ({ ...question, choices: [...question.choices] })),
    })),
    issues: [...site.issues.values()].map((issue) => issueSeed(site, issue)),
    links: [...site.links.values()].map(({ id, typeId, inwardId, outwardId }) => ({
      id,
      type: typeId,
      inward: inwardId,
      outward: outwardId,
    })),
    notifications: site.notifications.map((one) => ({ ...one, to: [...one.to] })),
    webhooks: [...site.webhooks.values()].map(({ secret, events, ...rest }) => ({
      ...rest,
      secret: secret ?? null,
      events: [...events],
    })),
    automations: site.automations.map(({ on, headers, ...rest }) => ({
      ...rest,
      on: on.map((trigger) => (trigger === "issue-updated" ? "issue-updated" : "issue-created")),
      headers: { ...headers },
    })),
    fillRules: site.fillRules.map(({ fields, ...rest }) => ({ ...rest, fields: { ...fields } })),
    tokens: [...site.apiTokens.values()]
      .filter(({ token }) => token !== SANDBOX_ACCOUNT.apiToken)
      .map(({ accountId, scopes, ...rest }) => ({
        ...rest,
        user: accountId,
        ...(scopes === undefined ? {} : { scopes: [...scopes] }),
      })),
    oauthClients: [...site.oauthClients.values()].map(({ accountId, scopes, ...rest }) => ({
      ...rest,
      scopes: [...scopes],
      ...(accountId === undefined ? {} : { user: accountId }),
    })),
    accessTokens: [...site.accessTokens.values()].map(withUser),
    refreshTokens: [...site.refreshTokens.values()].map(withUser),
    authorizationCodes: [...site.authorizationCodes].map(([code, { accountId, clientId, scopes }]) => ({
      code,
      clientId,
      user: accountId,
      scopes: [...scopes],
    })),
    counters: Object.fromEntries(site.counters),
  };
  return JiraSeed.parse(structuredClone(seed));
}

function withUser<T extends { readonly accountId: string; readonly scopes: readonly string[] }>({
  accountId,
  ...rest
}: T) {
  return { ...rest, user: accountId, scopes: [...rest.scopes] };
}

function keyOf(site: Site, projectId: string): string {
  return site.projects.get(projectId)?.key ?? projectId;
}

function workflowSeed(workflow: Workflow): NonNullable<JiraSeedInput["workflows"]>[number] {
  return {
    name: workflow.name,
    initial: workflow.initial,
    transitions: workflow.transitions.map(({ from, screen, validators, allowed, sets, ...rest }) => ({
      ...rest,
      ...(from === "any" ? {} : { from: [...from] }),
      ...(screen === undefined
        ? {}
        : { screen: screen.map(({ fieldId, required }) => ({ field: fieldId, required })) }),
      validators: validators.map(({ fieldId, ...one }) => ({ field: fieldId, ...one })),
      allowed: [...allowed],
      sets: { ...sets },
    })),
    approvals: workflow.approvals.map(({ statusId, ...step }) => ({ ...step, status: statusId })),
  };
}

function fieldSeed(
  site: Site,
  { kind, screens, contexts, projectId, ...field }: Field,
): NonNullable<JiraSeedInput["fields"]>[number] {
  return {
    ...field,
    kind: customKinds.find((one) => one === kind) ?? "text",
    onScreens: { ...screens },
    contexts: contexts.map((context) => contextSeed(site, context)),
    ...(projectId === undefined ? {} : { project: keyOf(site, projectId) }),
  };
}

function contextSeed(site: Site, { projects, issueTypes, options, ...context }: Context) {
  return {
    ...context,
    options: options.map(optionSeed),
    ...(projects === undefined ? {} : { projects: projects.map((id) => keyOf(site, id)) }),
    ...(issueTypes === undefined ? {} : { issueTypes: [...issueTypes] }),
  };
}

function optionSeed({ children, ...option }: Option) {
  return { ...option, children: children.map(({ children: _none, ...child }) => child) };
}

function projectSeed(site: Site, project: Project): NonNullable<JiraSeedInput["projects"]>[number] {
  const { leadId, issueTypes, components, versions, securityLevels, permissions, serviceDesk, ...rest } = project;
  const requestTypes = [...site.requestTypes.values()].filter(({ projectId }) => projectId === project.id);
  return {
    ...rest,
    ...(leadId === "" ? {} : { lead: leadId }),
    issueTypes: issueTypes.map(({ typeId, workflow, required }) => ({
      type: typeId,
      workflow,
      required: [...required],
    })),
    components: [...components],
    versions: [...versions],
    securityLevels: securityLevels.map((level) => ({ ...level, members: [...level.members] })),
    permissions: Object.fromEntries(Object.entries(permissions).map(([key, grantees]) => [key, [...grantees]])),
    ...(serviceDesk === undefined
      ? {}
      : {
          serviceDeskId: serviceDesk.id,
          agents: [...serviceDesk.agents],
          queues: serviceDesk.queues.map((queue) => ({ ...queue, fields: [...queue.fields] })),
        }),
    requestTypes: requestTypes.map(({ projectId: _here, issueTypeId, fields, ...type }) => ({
      ...type,
      issueType: issueTypeId,
      fields: fields.map(({ fieldId, ...field }) => ({ ...field, field: fieldId })),
    })),
  };
}

function issueSeed(site: Site, issue: Issue): NonNullable<JiraSeedInput["issues"]>[number] {
  const { projectId, typeId, statusId, parentId, creatorId, values, watchers, properties, ...rest } = issue;
  const without = <T extends { readonly issueId: string }>({ issueId: _here, ...one }: T) => one;
  return {
    ...rest,
    project: keyOf(site, projectId),
    oldKeys: [...site.keys]
      .filter(([key, id]) => id === issue.id && key !== issue.key.toUpperCase())
      .map(([key]) => key),
    type: typeId,
    status: statusId,
    ...(parentId === undefined ? {} : { parent: parentId }),
    creator: creatorId,
    values: { ...values },
    watchers: [...watchers],
    properties: { ...properties },
    comments: (site.commentsOf.get(issue.id) ?? []).flatMap((id) => {
      const comment = site.comments.get(id);
      if (comment === undefined) return [];
      const { authorId, updateAuthorId, ...more } = without(comment);
      return [{ ...more, author: authorId, updateAuthor: updateAuthorId, properties: { ...more.properties } }];
    }),
    changes: (site.changes.get(issue.id) ?? []).map((change) => {
      const { authorId, items, ...more } = without(change);
      return { ...more, author: authorId, items: [...items] };
    }),
    remoteLinks: (site.remoteLinks.get(issue.id) ?? []).map((link) => ({
      ...without(link),
      object: { ...link.object },
    })),
    attachments: site.attachments.group(issue.id).map((file) => {
      const { authorId, ...more } = without(file);
      return { ...more, author: authorId };
    }),
    approvals: (site.approvals.get(issue.id) ?? []).map((one) => ({ ...without(one), approvers: [...one.approvers] })),
    forms: (site.forms.get(issue.id) ?? []).map((form) => {
      const { templateId, answers, ...more } = without(form);
      return { ...more, template: templateId, answers: structuredClone(answers) as Record<string, object> };
    }),
  };
}
