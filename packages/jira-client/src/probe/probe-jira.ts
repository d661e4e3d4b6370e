import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { getProject } from "../projects/get-project.ts";
import { listServiceDesks } from "../requests/service-desks.ts";
import { getCloudId } from "../site/cloud-id.ts";
import { getMyPermissions, getMyself, getServerInfo } from "../site/site.ts";
import { parseJiraTime } from "../time/jira-time.ts";
import type { JiraProbe, ProbeFinding, ProbeOptions } from "./probe-finding.ts";

const PERMISSIONS = [
  "BROWSE_PROJECTS",
  "CREATE_ISSUES",
  "EDIT_ISSUES",
  "TRANSITION_ISSUES",
  "ADD_COMMENTS",
  "EDIT_OWN_COMMENTS",
  "LINK_ISSUES",
];

const TOLERATED_CLOCK_DIFFERENCE_MS = 60_000;

/**
 * Looks at the set-up without writing anything, and says what is wrong and what to do about it:
 * the address, the credentials and their scopes, the account, and what it may do in each project.
 *
 * A token that passes may still lack the scope for a first write; Jira shows that only then.
 */
export async function probeJira(jira: JiraClient, options: ProbeOptions = {}): Promise<JiraProbe> {
  const site = await probeSite(jira);
  if (site.some(({ kind }) => kind === "unreachable" || kind === "wrong-address")) return report(site);
  const myself = await getMyself(jira);
  if (myself.isErr()) return report([...site, await credentialsFinding(jira, myself.error)]);
  const { accountId, displayName } = myself.value;
  const { timeZone } = myself.value;
  const account = {
    accountId,
    ...(displayName === undefined ? {} : { displayName }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  const projects = await Promise.all(
    (options.projects ?? []).map((key) => probeProject(jira, key, options.permissions ?? PERMISSIONS)),
  );
  const cloudId = (await getCloudId(jira)).unwrapOr(undefined);
  const findings = [...site, ...otherAccount(accountId, options.accountId), ...projects.flat()];
  return { ...report(findings), account, ...(cloudId === undefined ? {} : { cloudId }) };
}

const report = (findings: readonly ProbeFinding[]): JiraProbe => ({ ready: findings.length === 0, findings });

async function probeSite(jira: JiraClient): Promise<readonly ProbeFinding[]> {
  const info = await getServerInfo(jira);
  if (info.isErr()) {
    const { error } = info;
    // A scoped token may lack the right to ask; that is not about the address.
    if (error.kind === "unauthorised" || error.kind === "not-allowed") return [];
    if (error.kind === "unexpected-reply" || error.kind === "not-found-or-hidden" || error.kind === "gone") {
      return [
        {
          kind: "wrong-address",
          sentence: "There is no Jira at this address.",
          remedy: "Check the site's name in baseUrl, or behind the gateway the cloud id.",
        },
      ];
    }
    const remedy = "Check the address, the network and any proxy between here and Atlassian, then try again.";
    return [{ kind: "unreachable", sentence: error.sentence, remedy }];
  }
  const { deploymentType, serverTime } = info.value;
  const findings: ProbeFinding[] = [];
  if (deploymentType !== "" && deploymentType !== "Cloud") {
    findings.push({
      kind: "not-cloud",
      sentence: "This is a Jira Data Center, whose API differs.",
      remedy: "This library speaks to Jira Cloud only.",
    });
  }
  const theirs = Date.parse(parseJiraTime(serverTime) ?? "");
  if (Math.abs(theirs - jira.site.now()) > TOLERATED_CLOCK_DIFFERENCE_MS) {
    findings.push({
      kind: "clock-differs",
      sentence: "This machine's clock and Jira's differ by more than a minute.",
      remedy: "Set this machine's clock by a time server: due times and tokens depend on it.",
    });
  }
  return findings;
}

async function credentialsFinding(jira: JiraClient, error: JiraError): Promise<ProbeFinding> {
  if (error.kind === "unauthorised" && error.reason === "scope") return missingScope("read:jira-user");
  if (error.kind !== "unauthorised") return failed(error);
  const behindGateway = jira.sitePath.startsWith("/ex/jira/");
  const cloudId = behindGateway ? undefined : (await getCloudId(jira)).unwrapOr(undefined);
  if (cloudId !== undefined) {
    const gateway = { ...jira, site: jira.gateway, sitePath: `/ex/jira/${encodeURIComponent(cloudId)}` };
    const there = await getMyself(gateway);
    if (there.isOk() || (there.error.kind === "unauthorised" && there.error.reason === "scope")) {
      return {
        kind: "scoped-token-on-site",
        sentence: "The token has scopes, and such tokens work on Atlassian's gateway only.",
        remedy: `Set baseUrl to ${jira.gateway.origin}${gateway.sitePath}.`,
      };
    }
  }
  return {
    kind: "wrong-credentials",
    sentence: error.sentence,
    remedy: behindGateway
      ? "Check the token, when it runs out, and that its account has access to this site."
      : "Check the e-mail and the token, and when it runs out; the token has to belong to that account.",
  };
}

async function probeProject(
  jira: JiraClient,
  key: string,
  permissions: readonly string[],
): Promise<readonly ProbeFinding[]> {
  const project = await getProject(jira, key);
  if (project.isErr()) {
    const { error } = project;
    if (error.kind === "unauthorised") return [missingScope("read:jira-work")];
    if (error.kind !== "not-found-or-hidden") return [failed(error)];
    return [
      {
        kind: "project-hidden",
        sentence: `The project ${key} is not there, or not visible to this account.`,
        remedy: `Check the key, and give the account Browse projects in ${key}.`,
      },
    ];
  }
  const granted = await getMyPermissions(jira, permissions, { projectKey: key });
  if (granted.isErr()) return [failed(granted.error)];
  const lacking = permissions.filter((name) => granted.value[name] !== true);
  const findings: ProbeFinding[] = lacking.map((name) => ({
    kind: "missing-permission",
    sentence: `The account lacks the permission ${name} in ${key}.`,
    remedy: `Give it ${name} in the permission scheme of ${key}, through a project role.`,
  }));
  return project.value.projectTypeKey === "service_desk" ? [...findings, ...(await probeDesk(jira, key))] : findings;
}

async function probeDesk(jira: JiraClient, key: string): Promise<readonly ProbeFinding[]> {
  const desks = await listServiceDesks(jira);
  if (desks.isErr() && desks.error.kind === "unauthorised") return [missingScope("read:servicedesk-request")];
  if (desks.isErr() && desks.error.kind !== "not-allowed") return [failed(desks.error)];
  if (desks.isOk() && desks.value.some(({ projectKey }) => projectKey === key || projectKey === "")) return [];
  return [
    {
      kind: "no-agent-licence",
      sentence: `The account is no agent in the service project ${key}: it can neither comment internally nor read forms.`,
      remedy: `Give it a Jira Service Management licence and the role Service Desk Team in ${key}.`,
    },
  ];
}

function otherAccount(found: string, wanted: string | undefined): readonly ProbeFinding[] {
  if (wanted === undefined || wanted === found) return [];
  return [
    {
      kind: "other-account",
      sentence: "The credentials belong to another account than the one configured.",
      remedy: "Use a token of the configured account, or configure the account the token belongs to.",
    },
  ];
}

const missingScope = (scope: string): ProbeFinding => ({
  kind: "missing-scope",
  sentence: `The token lacks the scope ${scope}.`,
  remedy: `Make a token with the scope ${scope}; scopes cannot be added to one that exists.`,
});

const failed = (error: JiraError): ProbeFinding => ({
  kind: "failed",
  sentence: `${error.endpoint}: ${error.sentence}`,
  remedy: "Mend what the sentence says, then look again.",
});
