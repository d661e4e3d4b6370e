import { exportJWK, exportPKCS8, generateKeyPair } from "jose";
import { everyScope } from "./okta/auth/scopes.ts";
import type { FullSandboxSeed } from "./sandbox-seed.ts";

const ADMIN = "sandbox.admin@example.com";

/** Makes the keys that open a new sandbox. */
export async function grantAccess(tokenText: string) {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  return {
    publicKey: { ...(await exportJWK(publicKey)), kty: "RSA", kid: "sandbox-key", use: "sig", alg: "RS256" },
    shown: {
      apiToken: `00${tokenText}`,
      clientId: "0oaSandboxService05d7",
      privateKey: await exportPKCS8(privateKey),
    },
  };
}

/** What opens a sandbox: the public half goes into the org, the rest to whoever started it. */
export type Access = Awaited<ReturnType<typeof grantAccess>>;

/** Takes the way in out of a snapshot: another sandbox has its own. */
export function withoutAccess(snapshot: FullSandboxSeed, { shown }: Access): FullSandboxSeed {
  const { okta } = snapshot;
  return {
    ...snapshot,
    okta: {
      ...okta,
      serviceApps: okta.serviceApps.filter(({ clientId }) => clientId !== shown.clientId),
      apiTokens: okta.apiTokens.filter(({ token }) => token !== shown.apiToken),
    },
  };
}

/** Adds the way in to a seed: a super admin with a token, and a service app with every scope. */
export function withAccess(seed: FullSandboxSeed["okta"], access: Access): FullSandboxSeed["okta"] {
  const { apiToken, clientId } = access.shown;
  const hasAdmin = seed.users.some(({ profile }) => profile["login"] === ADMIN);
  const superAdmin = { type: "SUPER_ADMIN" };
  const admin: FullSandboxSeed["okta"]["users"][number] = {
    id: "00uSandboxAdmin005d7",
    status: "ACTIVE",
    profile: { login: ADMIN, email: ADMIN, firstName: "Sandbox", lastName: "Admin" },
    groups: [],
    sessions: 0,
    factors: [],
    roles: [superAdmin],
  };
  const app = {
    clientId,
    label: "Sandbox service app",
    keys: [access.publicKey],
    scopes: [...everyScope],
    roles: [superAdmin],
  };
  return {
    ...seed,
    users: hasAdmin ? seed.users : [...seed.users, admin],
    apiTokens: [
      ...seed.apiTokens.filter(({ token }) => token !== apiToken),
      { token: apiToken, user: ADMIN, name: "sandbox" },
    ],
    serviceApps: [...seed.serviceApps.filter((one) => one.clientId !== clientId), app],
  };
}
