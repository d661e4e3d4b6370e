/** An attribute of an assertion, as `settings.signOn.attributeStatements` and the catalogue write it. */
export interface AttributeStatement {
  /** `AWS_ROLES` is the one thing a catalogue integration computes that no expression can. */
  readonly type: "EXPRESSION" | "GROUP" | "AWS_ROLES";
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly values?: readonly string[] | undefined;
  readonly filterType?: string | null | undefined;
  readonly filterValue?: string | null | undefined;
}

/** What Okta knows of a catalogue integration's service provider, once its settings are filled in. */
export interface CatalogueSignOn {
  readonly acsUrl: string;
  readonly audience: string;
  readonly nameIdFormat: string;
  readonly statements: readonly AttributeStatement[];
}

type Settings = (name: string) => string;

const EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
const PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
const CLAIM = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
const AWS = "https://aws.amazon.com/SAML/Attributes";

const value = (name: string, expression: string): AttributeStatement => ({
  type: "EXPRESSION",
  name,
  values: [expression],
});

/**
 * Catalogue integrations by their key, from each vendor's own pages about single sign-on. What an application is
 * told is not in its settings: Okta knows it, and so does this table.
 */
const CATALOGUE: Readonly<Record<string, (setting: Settings) => CatalogueSignOn>> = {
  amazon_aws: () => ({
    acsUrl: "https://signin.aws.amazon.com/saml",
    audience: "urn:amazon:webservices",
    nameIdFormat: UNSPECIFIED,
    statements: [
      { type: "AWS_ROLES", name: `${AWS}/Role` },
      value(`${AWS}/RoleSessionName`, "user.userName"),
      value(`${AWS}/SessionDuration`, "app.sessionDuration"),
    ],
  }),
  amazon_aws_sso: (setting) => ({
    acsUrl: setting("acsURL"),
    audience: setting("entityID"),
    nameIdFormat: EMAIL,
    statements: [],
  }),
  // The unique id is entered in the console; what the API calls it nobody has published.
  atlassian: (setting) => ({
    acsUrl: `https://auth.atlassian.com/login/callback?connection=saml-${setting("uniqueId")}`,
    audience: `https://auth.atlassian.com/saml/${setting("uniqueId")}`,
    nameIdFormat: EMAIL,
    statements: [
      value(`${CLAIM}/givenname`, "user.firstName"),
      value(`${CLAIM}/surname`, "user.lastName"),
      value(`${CLAIM}/name`, 'user.getInternalProperty("id")'),
    ],
  }),
  // The first of Datadog's sites only; for the others Datadog asks for a custom application.
  datadog: () => ({
    acsUrl: "https://app.datadoghq.com/account/saml/assertion",
    audience: "https://app.datadoghq.com/account/saml/metadata.xml",
    nameIdFormat: EMAIL,
    statements: [value("givenName", "user.firstName"), value("sn", "user.lastName")],
  }),
  githubcloud: (setting) => ({
    acsUrl: `https://github.com/orgs/${setting("githubOrg")}/saml/consume`,
    audience: `https://github.com/orgs/${setting("githubOrg")}`,
    nameIdFormat: UNSPECIFIED,
    statements: [],
  }),
  githubenterprisemanageduser: (setting) => ({
    acsUrl: `https://github.com/enterprises/${setting("enterpriseName")}/saml/consume`,
    audience: `https://github.com/enterprises/${setting("enterpriseName")}`,
    nameIdFormat: UNSPECIFIED,
    statements: [],
  }),
  google: (setting) => {
    const [domain, profile] = [setting("domain"), setting("rpId")];
    return {
      acsUrl:
        profile === "" ? `https://www.google.com/a/${domain}/acs` : `https://accounts.google.com/samlrp/${profile}/acs`,
      audience: profile === "" ? `google.com/a/${domain}` : `https://accounts.google.com/samlrp/${profile}`,
      nameIdFormat: EMAIL,
      statements: [],
    };
  },
  pagerduty: (setting) => ({
    acsUrl: `https://${setting("subdomain")}.pagerduty.com/sso/saml/consume`,
    audience: `https://${setting("subdomain")}.pagerduty.com`,
    nameIdFormat: EMAIL,
    statements: [value("Name", 'user.firstName + " " + user.lastName')],
  }),
  salesforce: (setting) => ({
    acsUrl: setting("loginUrl"),
    audience: setting("loginUrl") === "" ? "https://saml.salesforce.com" : new URL(setting("loginUrl")).origin,
    nameIdFormat: UNSPECIFIED,
    statements: [],
  }),
  slack: (setting) => ({
    acsUrl: `https://${setting("domain")}.slack.com/sso/saml`,
    audience: "https://slack.com",
    nameIdFormat: PERSISTENT,
    statements: [
      value("User.Email", setting("userEmailValue") === "Username" ? "user.userName" : "user.email"),
      value("User.Username", "user.userName"),
      value("first_name", "user.firstName"),
      value("last_name", "user.lastName"),
    ],
  }),
  snowflake: (setting) => ({
    acsUrl: `https://${setting("subDomain")}.snowflakecomputing.com/fed/login`,
    audience: `https://${setting("subDomain")}.snowflakecomputing.com`,
    nameIdFormat: EMAIL,
    statements: [],
  }),
  zoomus: (setting) => ({
    acsUrl: `https://${setting("subDomain")}.zoom.us/saml/SSO`,
    audience: `${setting("subDomain")}.zoom.us`,
    nameIdFormat: EMAIL,
    statements: [
      value("email", "user.email"),
      value("firstName", "user.firstName"),
      value("lastName", "user.lastName"),
      value("department", "user.department"),
    ],
  }),
};

/** How a catalogue integration signs people on; `undefined` for a key that is not known here. */
export function catalogueSignOn(
  name: string,
  settings: Readonly<Record<string, unknown>>,
): CatalogueSignOn | undefined {
  const known = Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name] : undefined;
  return known?.((setting) => (settings[setting] == null ? "" : String(settings[setting])));
}
