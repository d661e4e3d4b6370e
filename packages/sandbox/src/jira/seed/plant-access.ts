import { SANDBOX_ACCOUNT } from "../jira-options.ts";
import type { JiraSeed } from "../jira-seed.ts";
import { checkFilter } from "../search/matches-jql.ts";
import { nextId, type Site } from "../site.ts";
import { accountIdOf } from "./plant-people.ts";

/** Puts in tokens, OAuth apps, webhooks and rules, and the sandbox's own token. */
export function plantAccess(site: Site, seed: JiraSeed): void {
  const sandboxId = [...site.users.values()].find(({ email }) => email === SANDBOX_ACCOUNT.email)?.accountId;
  if (sandboxId !== undefined) {
    site.apiTokens.set(SANDBOX_ACCOUNT.apiToken, { token: SANDBOX_ACCOUNT.apiToken, accountId: sandboxId });
  }
  for (const { token, user, scopes, expires } of seed.tokens) {
    site.apiTokens.set(token, {
      token,
      accountId: accountIdOf(site, user),
      ...(scopes === undefined ? {} : { scopes }),
      ...(expires === undefined ? {} : { expires }),
    });
  }
  for (const { user, ...client } of seed.oauthClients) {
    site.oauthClients.set(client.clientId, {
      ...client,
      ...(user === undefined ? {} : { accountId: accountIdOf(site, user) }),
    });
  }
  for (const { user, ...token } of seed.accessTokens) {
    site.accessTokens.set(token.token, { ...token, accountId: accountIdOf(site, user) });
  }
  for (const { user, ...token } of seed.refreshTokens) {
    site.refreshTokens.set(token.token, { ...token, accountId: accountIdOf(site, user) });
  }
  for (const { code, user, ...consent } of seed.authorizationCodes) {
    site.authorizationCodes.set(code, { ...consent, accountId: accountIdOf(site, user) });
  }
  for (const webhook of seed.webhooks) {
    const { id, secret, jql, dynamic, ...rest } = webhook;
    checkFilter(jql, `the webhook to ${rest.url}`);
    const number = id ?? nextId(site, "webhook", 1);
    site.webhooks.set(number, {
      ...rest,
      id: number,
      ...(secret === null ? {} : { secret: secret ?? SANDBOX_ACCOUNT.webhookSecret }),
      ...(jql === undefined ? {} : { jql }),
      ...(dynamic === undefined ? {} : { dynamic }),
    });
  }
  for (const { jql, as, ...rule } of seed.fillRules) {
    checkFilter(jql, "a rule that fills fields");
    site.fillRules.push({ ...rule, as: accountIdOf(site, as), ...(jql === undefined ? {} : { jql }) });
  }
}
