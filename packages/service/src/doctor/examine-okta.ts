import { lintTable, type ObservedGroup, type ReferenceTable } from "@tenure/lifecycle-rules";
import { anyOf, equals, findApp, getOrg, type OktaClient, type OktaError, searchGroups } from "@tenure/okta-client";
import { ResultAsync } from "neverthrow";
import type { TenureConfig } from "../config/read-config.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";
import { examineRules } from "./examine-rules.ts";

const { bad, good, warning } = diagnosing("okta");

/** Credentials, scope and role, the right org, and whether it has what the table names. */
export async function examineOkta(
  okta: OktaClient,
  { okta: settings, table }: Pick<TenureConfig, "okta" | "table">,
): Promise<readonly Diagnosis[]> {
  const proof =
    "apiToken" in settings.auth
      ? [
          warning(
            "An API token has all rights of the person who made it, and dies with their account.",
            "Make a service app with a key and the three scopes it needs, and set OKTA_CLIENT_ID and OKTA_PRIVATE_KEY.",
          ),
        ]
      : [];
  const groups = await groupsOf(okta, table);
  if (groups.isErr()) return [...proof, refused(groups.error)];
  const more = await Promise.all([orgDiagnosis(okta, settings, table), appDiagnoses(okta, table), examineRules(okta)]);
  return [...proof, ...more.flat(), ...groupDiagnoses(groups.value, table)];
}

async function orgDiagnosis(
  okta: OktaClient,
  settings: TenureConfig["okta"],
  table: ReferenceTable,
): Promise<readonly Diagnosis[]> {
  const stated = settings.org ?? okta.host;
  const fits =
    stated === table.org
      ? []
      : [
          bad(
            `The table is written for ${table.org}, but the configuration speaks to ${stated}.`,
            "Correct OKTA_ORG_URL or the table's org; where the org has another address, set OKTA_ORG.",
          ),
        ];
  const org = await getOrg(okta);
  // What the org says about itself takes a scope that nothing else needs.
  return org.match(
    ({ companyName, subdomain }) => [good(`Okta answers as ${companyName ?? subdomain ?? stated}.`), ...fits],
    () => [good(`Okta answers at ${okta.host}, and believes our credentials.`), ...fits],
  );
}

/** Ids that fit into one address Okta accepts. */
const AT_ONCE = 40;

function groupsOf(okta: OktaClient, table: ReferenceTable): ResultAsync<readonly ObservedGroup[], OktaError> {
  const ids = idsOf(table, "group");
  const batches = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  return ResultAsync.combine(
    batches.map((batch) => searchGroups(okta, anyOf(...batch.map((id) => equals("id", id))))),
  ).map((found) => found.flat().map(({ id, profile, type }) => ({ id, name: profile.name, type })));
}

function groupDiagnoses(groups: readonly ObservedGroup[], table: ReferenceTable): readonly Diagnosis[] {
  const wanted = idsOf(table, "group").length;
  if (wanted > 0 && groups.length === 0) {
    return [
      bad(
        `Okta shows none of the ${wanted} groups: the app has the scope, and no admin role that lets it see them.`,
        "Give the service app an admin role (or a custom role with a resource set) over these groups: scopes alone show an empty list.",
      ),
    ];
  }
  const wrong = lintTable(table, { groups }).filter(({ kind }) => kind.startsWith("group-"));
  return [
    good(`Okta has ${groups.length} of the ${wanted} groups that the table names.`),
    ...wrong.map(({ sentence }) => bad(sentence, "Correct the table's id or name, or make the group in Okta.")),
  ];
}

async function appDiagnoses(okta: OktaClient, table: ReferenceTable): Promise<readonly Diagnosis[]> {
  const found = await Promise.all(
    idsOf(table, "application").map(async (id) => ({ id, app: await findApp(okta, id) })),
  );
  return found.flatMap(({ app, id }) =>
    app.match(
      (known) =>
        known?.status === "ACTIVE"
          ? []
          : [
              bad(
                `The application ${id} is ${known === undefined ? "not in Okta" : "not active"}.`,
                "Correct the table.",
              ),
            ],
      (error) => [refused(error)],
    ),
  );
}

function idsOf({ rows }: ReferenceTable, kind: "group" | "application"): readonly string[] {
  const ids = rows.flatMap(({ grants }) =>
    grants.flatMap((grant) => {
      if (grant.kind === "group") return kind === "group" ? [grant.groupId] : [];
      return grant.kind === "application" && kind === "application" ? [grant.appId] : [];
    }),
  );
  return [...new Set(ids)];
}

function refused(error: OktaError): Diagnosis {
  if (error.kind !== "not-allowed")
    return bad(error.sentence, "Check OKTA_ORG_URL and the credentials, then look again.");
  const remedy =
    error.missing === "scope"
      ? `Grant the service app the scope ${error.scope}.`
      : `Give the service app one of the roles ${error.role.join(", ")}.`;
  return bad(error.sentence, remedy);
}
