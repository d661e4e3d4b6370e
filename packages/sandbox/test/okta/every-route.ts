import { type Answer, anOrg, aPerson, type TestOrg } from "./an-org.ts";

/** A call and its answer. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly answer: Answer;
}

/** One life of an org, in which every route is called at least once and answers well. */
export async function callEveryRoute(): Promise<readonly Exchange[]> {
  const org = anOrg(
    {
      settings: { rateLimits: "off", logLagMs: [0, 0], ruleLagMs: [0, 0], searchLagMs: [0, 0] },
      schema: { user: { intent: { type: "string", title: "Ticket" } } },
      groups: [{ name: "risk", owners: [{ id: "00gnobody", type: "GROUP" }] }, { name: "leads" }],
      users: [
        aPerson("ada", {
          department: "Risk",
          password: "Correct-Horse-9",
          recoveryQuestion: { question: "Colour?", answer: "green" },
          sessions: 1,
          groups: ["risk"],
          factors: [
            { factorType: "push", provider: "OKTA" },
            { factorType: "sms", provider: "OKTA" },
          ],
          roles: [{ type: "READ_ONLY_ADMIN" }],
        }),
        aPerson("bob", { status: "STAGED" }),
      ],
      rules: [{ name: "leads", expression: 'user.title == "Lead"', groups: ["leads"] }],
      apps: [
        { label: "GitLab", groups: ["risk"], provisioning: {}, groupPushes: ["risk"] },
        {
          label: "Bare",
          users: ["ada@jupiter.test"],
          signOnMode: "BOOKMARK",
          settings: { app: { url: "https://x.test" } },
        },
      ],
      serviceApps: [{ clientId: "0oaServiceApp0000005d7", scopes: ["okta.users.read"] }],
      refreshTokens: [{ user: "ada@jupiter.test", clientId: "0oaWiki0000000000005" }],
      grants: [
        { user: "ada@jupiter.test", clientId: "0oaWiki0000000000005" },
        { user: "ada@jupiter.test", clientId: "0oaWiki0000000000005", scopeId: "okta.users.manage.self" },
      ],
    },
    (call) => {
      const challenge = call.headers.get("x-okta-verification-challenge");
      return challenge === null ? Response.json({ id: "made" }) : Response.json({ verification: challenge });
    },
  );
  return recorded(org);
}

async function recorded(org: TestOrg): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await org.call(method, path, body);
    exchanges.push({ method, path: path.split("?")[0] ?? path, answer });
    return answer;
  };
  const get = (path: string) => ask("GET", path);
  const post = (path: string, body?: unknown) => ask("POST", path, body);
  const put = (path: string, body?: unknown) => ask("PUT", path, body);
  const del = (path: string) => ask("DELETE", path);
  const api = "/api/v1";
  const ada = `${api}/users/${org.userId("ada")}`;
  const bob = `${api}/users/${org.userId("bob")}`;
  const risk = `${api}/groups/${org.groupId("risk")}`;
  const gitlab = `${api}/apps/${org.appId("GitLab")}`;

  await get(`${api}/org`);
  await get(`${api}/users?limit=1`);
  await get(ada);
  await post(ada, { profile: { title: "Analyst" } });
  await put(ada, { profile: { ...aPerson("ada").profile, department: "Risk" } });
  await get(`${ada}/groups`);
  await get(`${ada}/appLinks`);
  await get(`${ada}/factors`);
  const factor = (await get(`${ada}/factors`)).text("1.id");
  await get(`${ada}/factors/${factor}`);
  await del(`${ada}/factors/${factor}`);
  await get(`${ada}/roles`);
  const role = (await post(`${ada}/roles`, { type: "USER_ADMIN" })).text("id");
  await del(`${ada}/roles/${role}`);

  await get(`${ada}/clients`);
  const wiki = `${ada}/clients/0oaWiki0000000000005`;
  await get(`${wiki}/tokens`);
  const token = (await get(`${wiki}/tokens`)).text("0.id");
  await get(`${wiki}/grants`);
  const grant = (await get(`${ada}/grants`)).text("0.id");
  await get(`${ada}/grants/${grant}`);
  await del(`${ada}/grants/${grant}`);
  await del(`${wiki}/tokens/${token}`);
  await del(`${wiki}/tokens`);
  await del(`${wiki}/grants`);
  await del(`${ada}/grants`);
  await del(`${ada}/sessions`);
  await post("/oauth2/v1/global-token-revocation", { sub_id: { format: "opaque", id: org.userId("ada") } });

  const old = { value: "Correct-Horse-9" };
  await post(`${ada}/credentials/change_password`, { oldPassword: old, newPassword: { value: "Correct-Horse-8" } });
  await post(`${ada}/credentials/change_recovery_question`, {
    password: { value: "Correct-Horse-8" },
    recovery_question: { question: "Animal?", answer: "heron" },
  });
  await post(`${ada}/credentials/forgot_password?sendEmail=false`);
  await post(`${ada}/lifecycle/expire_password_with_temp_password`);
  await post(`${ada}/lifecycle/expire_password`);
  await post(`${ada}/lifecycle/suspend`);
  await post(`${ada}/lifecycle/unsuspend`);
  await post(`${ada}/lifecycle/reset_factors`);
  await post(`${ada}/lifecycle/reset_password?sendEmail=false`);
  await post(`${bob}/lifecycle/activate?sendEmail=false`);
  await post(`${bob}/lifecycle/reactivate?sendEmail=false`);
  org.okta.people.lockOut("bob@jupiter.test");
  await post(`${bob}/lifecycle/unlock`);
  await post(`${bob}/lifecycle/deactivate`);
  await del(bob);
  await post(`${api}/users?activate=false`, { profile: aPerson("eve").profile, groupIds: [org.groupId("risk")] });

  await get(`${api}/groups`);
  await get(risk);
  await put(risk, { profile: { name: "risk", description: "Everything risky" } });
  const spare = `${api}/groups/${(await post(`${api}/groups`, { profile: { name: "spare" } })).text("id")}`;
  await get(`${risk}/users`);
  await put(`${spare}/users/${org.userId("ada")}`);
  await get(`${spare}/users/${org.userId("ada")}/group-rules`);
  await del(`${spare}/users/${org.userId("ada")}`);
  await get(`${risk}/apps`);
  await post(`${spare}/owners`, { id: org.userId("ada"), type: "USER" });
  await get(`${spare}/owners`);
  await del(`${spare}/owners/${org.userId("ada")}`);
  const groupRole = (await post(`${spare}/roles`, { type: "READ_ONLY_ADMIN" })).text("id");
  await get(`${spare}/roles`);
  await del(`${spare}/roles/${groupRole}`);

  await get(`${api}/groups/rules`);
  const body = {
    type: "group_rule",
    name: "spare",
    conditions: { expression: { value: 'user.title=="x"', type: "urn:okta:expression:1.0" } },
    actions: { assignUserToGroups: { groupIds: [spare.split("/").at(-1)] } },
  };
  const rule = `${api}/groups/rules/${(await post(`${api}/groups/rules`, body)).text("id")}`;
  await get(rule);
  await put(rule, body);
  await post(`${rule}/lifecycle/activate`);
  await post(`${rule}/lifecycle/deactivate`);
  await del(rule);
  await del(spare);

  await get(`${api}/apps`);
  await get(gitlab);
  const saml = await post(`${api}/apps`, {
    label: "Prefect",
    signOnMode: "SAML_2_0",
    settings: {
      signOn: { ssoAcsUrl: "https://prefect.test/acs", audience: "prefect", recipient: "https://prefect.test" },
    },
  });
  const prefect = `${api}/apps/${saml.text("id")}`;
  await put(prefect, saml.body);
  await get(`${prefect}/sso/saml/metadata`);
  await get(`${prefect}/credentials/keys`);
  const key = (await post(`${prefect}/credentials/keys/generate?validityYears=2`)).text("kid");
  await get(`${prefect}/credentials/keys/${key}`);
  await put(`${prefect}/groups/${org.groupId("leads")}`, { priority: 0 });
  await get(`${prefect}/groups`);
  await get(`${prefect}/groups/${org.groupId("leads")}`);
  await del(`${prefect}/groups/${org.groupId("leads")}`);
  await post(`${prefect}/users`, { id: org.userId("ada"), scope: "USER" });
  await get(`${prefect}/users`);
  await get(`${prefect}/users/${org.userId("ada")}`);
  await post(`${prefect}/users/${org.userId("ada")}`, { profile: {} });
  await del(`${prefect}/users/${org.userId("ada")}`);
  const pushes = `${gitlab}/group-push/mappings`;
  await get(pushes);
  const push = `${pushes}/${(await post(pushes, { sourceGroupId: org.groupId("leads") })).text("id")}`;
  await get(push);
  await ask("PATCH", push, { status: "INACTIVE" });
  await del(push);
  await get(`${api}/meta/schemas/apps/${org.appId("GitLab")}/default`);
  await post(`${api}/meta/schemas/apps/${org.appId("GitLab")}/default`, {
    definitions: { custom: { id: "#custom", type: "object", properties: { role: { title: "Role", type: "string" } } } },
  });
  await post(`${prefect}/lifecycle/deactivate`);
  await post(`${prefect}/lifecycle/activate`);
  await post(`${prefect}/lifecycle/deactivate`);
  await del(prefect);

  await get(`${api}/meta/schemas/user/default`);
  await post(`${api}/meta/schemas/user/default`, {
    definitions: {
      custom: { id: "#custom", type: "object", properties: { badge: { title: "Badge", type: "string" } } },
    },
  });
  await get(`${api}/meta/schemas/group/default`);
  await post(`${api}/meta/schemas/group/default`, {
    definitions: { custom: { id: "#custom", type: "object", properties: { cost: { title: "Cost", type: "string" } } } },
  });
  const types = await get(`${api}/meta/types/user`);
  await get(`${api}/meta/types/user/${types.text("0.id")}`);
  const mapping = (await get(`${api}/mappings?sourceId=${org.appId("GitLab")}`)).text("0.id");
  await get(`${api}/mappings/${mapping}`);
  await post(`${api}/mappings/${mapping}`, {
    properties: { title: { expression: "appuser.title", pushStatus: "PUSH" } },
  });

  await get(`${api}/logs`);
  const hookBody = {
    name: "tenure",
    events: { type: "EVENT_TYPE", items: ["user.lifecycle.suspend"] },
    channel: {
      type: "HTTP",
      version: "1.0.0",
      config: {
        uri: "https://tenure.test/okta",
        headers: [],
        authScheme: { type: "HEADER", key: "Authorization", value: "s3cret" },
      },
    },
  };
  const hook = `${api}/eventHooks/${(await post(`${api}/eventHooks`, hookBody)).text("id")}`;
  await get(`${api}/eventHooks`);
  await get(hook);
  await put(hook, hookBody);
  await post(`${hook}/lifecycle/verify`);
  await post(`${hook}/lifecycle/deactivate`);
  await post(`${hook}/lifecycle/activate`);
  await post(`${hook}/lifecycle/deactivate`);
  await del(hook);

  const clients = "/oauth2/v1/clients/0oaServiceApp0000005d7/roles";
  await get(clients);
  const clientRole = (await post(clients, { type: "HELP_DESK_ADMIN" })).text("id");
  await del(`${clients}/${clientRole}`);
  await get(`${api}/rate-limit-settings/warning-threshold`);
  await put(`${api}/rate-limit-settings/warning-threshold`, { warningThreshold: 70 });
  await get(`${api}/rate-limit-settings/admin-notifications`);
  const limits = `${api}/principal-rate-limits`;
  const share = { principalId: "0oaServiceApp0000005d7", principalType: "OAUTH_CLIENT", defaultPercentage: 80 };
  const limit = `${limits}/${(await post(limits, share)).text("id")}`;
  await get(`${limits}?filter=${encodeURIComponent('principalType eq "OAUTH_CLIENT"')}`);
  await get(limit);
  await put(limit, share);
  const tokenId = (await get(`${api}/api-tokens`)).text("0.id");
  await get(`${api}/api-tokens/${tokenId}`);
  await del(`${api}/api-tokens/${tokenId}`);
  return exchanges;
}
