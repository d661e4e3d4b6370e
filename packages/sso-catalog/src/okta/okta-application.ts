/** An application as Okta's API takes it when it is created. Holds no secret. */
export interface OktaApplication extends Readonly<Record<string, unknown>> {
  readonly label: string;
  readonly signOnMode: "SAML_2_0" | "OPENID_CONNECT";
  /** The catalogue's key, or `oidc_client`; a custom SAML application is named by Okta. */
  readonly name?: string;
}

/** An attribute of an assertion: an expression over the user, or the names of their groups. */
export type Statement =
  | { readonly name: string; readonly value: string; readonly format?: "unspecified" | "uri" }
  | { readonly name: string; readonly groups: { readonly startsWith: string } | { readonly matching: string } };

/** How an attribute's name is to be read, where a provider minds. */
const NAME_FORMAT = {
  unspecified: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified",
  uri: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
} as const;

/** Name identifiers a provider may ask for. */
export const NAME_ID = {
  email: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  persistent: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  unspecified: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
} as const;

/** A custom SAML application. */
export interface CustomSaml {
  readonly label: string;
  /** Where assertions go. */
  readonly acsUrl: string;
  readonly audience: string;
  readonly nameId: (typeof NAME_ID)[keyof typeof NAME_ID];
  /**
   * What the application calls somebody, in Okta's expression language; the name identifier is made of it.
   *
   * @defaultValue the login
   */
  readonly userName?: string;
  readonly statements?: readonly Statement[];
  readonly relayState?: string;
}

// Okta's API wants all five whenever it is told anything of signing on.
const SIGNED = {
  responseSigned: true,
  assertionSigned: true,
  honorForceAuthn: true,
  requestCompressed: false,
  allowMultipleAcsEndpoints: false,
};

/** Makes one: response and assertion signed, SHA-256, no compression, one address. */
export function customSaml(app: CustomSaml): OktaApplication {
  return {
    label: app.label,
    signOnMode: "SAML_2_0",
    ...(app.userName === undefined
      ? {}
      : { credentials: { userNameTemplate: { template: app.userName, type: "CUSTOM" } } }),
    settings: {
      signOn: {
        ssoAcsUrl: app.acsUrl,
        recipient: app.acsUrl,
        destination: app.acsUrl,
        audience: app.audience,
        ...(app.relayState === undefined ? {} : { defaultRelayState: app.relayState }),
        idpIssuer: "http://www.okta.com/$" + "{org.externalKey}",
        subjectNameIdTemplate: "$" + "{user.userName}",
        subjectNameIdFormat: app.nameId,
        ...SIGNED,
        signatureAlgorithm: "RSA_SHA256",
        digestAlgorithm: "SHA256",
        authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        attributeStatements: statements(app.statements ?? []),
      },
    },
  };
}

/** A SAML application of Okta's catalogue: Okta knows its addresses, we say what is ours. */
export function catalogueSaml(app: {
  readonly label: string;
  /** The catalogue's key. */
  readonly name: string;
  readonly settings: Readonly<Record<string, string | number | boolean | null>>;
  readonly statements?: readonly Statement[];
}): OktaApplication {
  return {
    label: app.label,
    name: app.name,
    signOnMode: "SAML_2_0",
    settings: {
      app: app.settings,
      ...(app.statements === undefined
        ? {}
        : { signOn: { ...SIGNED, attributeStatements: statements(app.statements) } }),
    },
  };
}

/** A web application that signs people on by OpenID Connect; Okta makes its id and its secret. */
export function oidcWeb(app: {
  readonly label: string;
  readonly redirectUris: readonly string[];
  readonly initiateLoginUri?: string;
}): OktaApplication {
  return {
    label: app.label,
    name: "oidc_client",
    signOnMode: "OPENID_CONNECT",
    credentials: { oauthClient: { token_endpoint_auth_method: "client_secret_basic", pkce_required: true } },
    settings: {
      oauthClient: {
        application_type: "web",
        grant_types: ["authorization_code"],
        response_types: ["code"],
        redirect_uris: app.redirectUris,
        ...(app.initiateLoginUri === undefined ? {} : { initiate_login_uri: app.initiateLoginUri }),
        consent_method: "TRUSTED",
        issuer_mode: "ORG_URL",
      },
    },
  };
}

const statements = (list: readonly Statement[]) =>
  list.map((statement) =>
    "value" in statement
      ? {
          type: "EXPRESSION",
          name: statement.name,
          namespace: NAME_FORMAT[statement.format ?? "unspecified"],
          values: [statement.value],
        }
      : {
          type: "GROUP",
          name: statement.name,
          namespace: NAME_FORMAT.unspecified,
          ...("startsWith" in statement.groups
            ? { filterType: "STARTS_WITH", filterValue: statement.groups.startsWith }
            : { filterType: "REGEX", filterValue: statement.groups.matching }),
        },
  );
