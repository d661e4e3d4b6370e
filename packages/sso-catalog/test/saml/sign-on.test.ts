import { X509Certificate } from "node:crypto";
import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { beforeAll, describe, expect, it } from "vitest";
import { type Artefact, findApplication, type LiveSaml, readSamlMetadata } from "../../src/index.ts";
import { parseArtefact } from "../parse-artefact.ts";
import { type IdentityProvider, identityProvider, type Person } from "./identity-provider.ts";

/** What a provider's operator has after reading what we told them, and nothing of Okta's side. */
interface ToldSettings {
  readonly callbackUrl: string;
  readonly audience: string;
  readonly groupsIn: string;
}

interface SignOnCase {
  readonly settings: unknown;
  /** Reads the artefacts as the provider's software would. */
  readonly understood: (artefacts: readonly Artefact[]) => Promise<ToldSettings>;
  readonly nameId: string;
  readonly groups: readonly string[];
}

const ana: Person = {
  id: "00ufs4oiP02V0bg2o5d7",
  login: "ana.silva@jupiter.example",
  email: "ana.silva@jupiter.example",
  firstName: "Ana",
  lastName: "Silva",
  groups: ["gitlab-developers", "spinnaker-users", "spinnaker-admins", "salaries-board"],
};

const quoted = (text: string, name: string): string => new RegExp(`${name}: '([^']*)'`).exec(text)?.[1] ?? "";

const cases: Readonly<Record<string, SignOnCase>> = {
  "gitlab-self-managed": {
    settings: { host: "gitlab.jupiter.example", requiredGroups: ["gitlab-developers"] },
    understood: async ([rb]) => ({
      callbackUrl: quoted(rb?.text ?? "", "assertion_consumer_service_url"),
      audience: quoted(rb?.text ?? "", "issuer"),
      groupsIn: quoted(rb?.text ?? "", "groups_attribute"),
    }),
    nameId: ana.id,
    groups: ["gitlab-developers"],
  },
  "gitlab-com": {
    settings: { group: "jupiter" },
    // GitLab.com derives both from the group's path; only the group attribute's name is agreed on.
    understood: async () => ({
      callbackUrl: "https://gitlab.com/groups/jupiter/-/saml/callback",
      audience: "https://gitlab.com/groups/jupiter",
      groupsIn: "Groups",
    }),
    nameId: ana.id,
    groups: ["gitlab-developers"],
  },
  spinnaker: {
    settings: {
      gate: "gate.jupiter.example",
      requiredGroups: ["spinnaker-users"],
      adminGroups: ["spinnaker-admins"],
    },
    understood: async ([gate]) => {
      if (gate === undefined) throw new Error("no gate-local.yml");
      const { saml } = (await parseArtefact(gate)) as {
        saml: { issuerId: string; registrationId: string; userAttributeMapping: { roles: string } };
      };
      return {
        callbackUrl: `https://gate.jupiter.example/saml/${saml.registrationId}`,
        audience: saml.issuerId,
        groupsIn: saml.userAttributeMapping.roles,
      };
    },
    nameId: ana.login,
    groups: ["spinnaker-users", "spinnaker-admins"],
  },
};

describe.each(Object.entries(cases))("%s, by a service provider that knows nothing of us", (key, signOn) => {
  let provider: SAML;
  let okta: IdentityProvider;
  let told: ToldSettings;
  let live: LiveSaml;

  beforeAll(async () => {
    const configured = findApplication(key)?.configure(signOn.settings)._unsafeUnwrap();
    if (configured === undefined) throw new Error(`no application ${key}`);
    okta = await identityProvider(configured.okta);
    live = readSamlMetadata(okta.metadata, "https://jupiter.okta.com")._unsafeUnwrap();
    told = await signOn.understood(configured.tell(live)._unsafeUnwrap());
    provider = serviceProvider(told, live);
  });

  const post = (SAMLResponse: string | undefined) =>
    provider.validatePostResponseAsync({ SAMLResponse: SAMLResponse ?? "" });

  it("is signed on to, with the right name, attributes and groups, and no others", async () => {
    const { profile } = await post(okta.respond(ana, { isAssigned: true }));
    expect(profile?.nameID).toBe(signOn.nameId);
    expect(profile?.["email"]).toBe(ana.email);
    expect([profile?.[told.groupsIn]].flat()).toEqual(signOn.groups);
    expect(JSON.stringify(profile)).not.toContain("salaries");
  });

  it("refuses an assertion somebody changed", async () => {
    const good = Buffer.from(okta.respond(ana, { isAssigned: true }) ?? "", "base64").toString();
    const forged = good.replaceAll(signOn.groups[0] ?? "", "spinnaker-owners");
    expect(forged).not.toBe(good);
    await expect(post(Buffer.from(forged).toString("base64"))).rejects.toThrow(/signature/i);
  });

  it("refuses one for another audience", async () => {
    const response = okta.respond(ana, { isAssigned: true, audience: "https://another.example" });
    await expect(post(response)).rejects.toThrow(/audience/i);
  });

  it("refuses one signed by another key", async () => {
    const app = findApplication(key)?.configure(signOn.settings)._unsafeUnwrap().okta;
    const impostor = app === undefined ? undefined : await identityProvider(app);
    await expect(post(impostor?.respond(ana, { isAssigned: true }))).rejects.toThrow(/signature/i);
  });

  it("hears nothing of somebody who is no longer assigned", async () => {
    const response = okta.respond(ana, { isAssigned: false });
    expect(response).toBeUndefined();
    await expect(post(response)).rejects.toThrow();
  });

  it("is told the fingerprint of the certificate that signs", () => {
    const { fingerprint } = new X509Certificate(Buffer.from(live.certificate, "base64"));
    expect(live.sha1Fingerprint).toBe(fingerprint);
  });
});

/** A provider set up strictly: both signatures, its own audience, its own address. */
function serviceProvider({ callbackUrl, audience }: ToldSettings, live: LiveSaml): SAML {
  return new SAML({
    callbackUrl,
    issuer: audience,
    audience,
    idpCert: live.certificate,
    idpIssuer: live.entityId,
    entryPoint: live.ssoUrl,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    validateInResponseTo: ValidateInResponseTo.never,
  });
}
