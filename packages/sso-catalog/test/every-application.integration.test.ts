import { afterAll, beforeAll } from "vitest";
import { describeOidcSignOn } from "./describe-oidc-sign-on.ts";
import { describeProvisioning } from "./describe-provisioning.ts";
import { describeSamlSignOn } from "./describe-saml-sign-on.ts";
import { PROVIDERS } from "./providers/all.ts";
import { reportProofs } from "./stage/proving.ts";
import { type Stage, startStage } from "./stage/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(PROVIDERS);
});
afterAll(() => stage.close());

for (const provider of PROVIDERS) {
  const { signOn } = provider;
  if (signOn.protocol === "saml") describeSamlSignOn(provider, signOn, () => stage);
  else describeOidcSignOn(provider, signOn, () => stage);
  describeProvisioning(provider, () => stage);
}

reportProofs(PROVIDERS);
