import { err } from "neverthrow";
import { json, made } from "../http/call.ts";
import { invalid, notFound } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { type AppKey, generateKey, keysOf } from "./app-keys.ts";
import { appById } from "./write-app.ts";

const READ = { scope: "okta.apps.read", permission: "okta.apps.read" };
const MANAGE = { scope: "okta.apps.manage", permission: "okta.apps.manage" };
const PATH = "/api/v1/apps/{appId}/credentials/keys";

/** `/api/v1/apps/{appId}/credentials/keys`: the certificates an application signs with. */
export const keyRoutes: readonly Route[] = [
  route(`GET ${PATH}`, { ...READ, list: true }, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    return json(keysOf(call.org, app).map(keyView));
  }),

  route(`GET ${PATH}/{keyId}`, READ, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const id = call.params["keyId"]!;
    const key = keysOf(call.org, app).find(({ kid }) => kid === id);
    return key === undefined ? yield* err(notFound(id, "JsonWebKey")) : json(keyView(key));
  }),

  route(`POST ${PATH}/generate`, MANAGE, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const years = Number(call.query.get("validityYears"));
    if (!Number.isInteger(years) || years < 2 || years > 10) {
      return yield* err(invalid("generateKey", "Validity years out of range. It should be 2 - 10 years."));
    }
    return made(keyView(generateKey(call.org, app, years)));
  }),
];

function keyView({ kid, created, expiresAt, certificate, n, e }: AppKey): unknown {
  return {
    kty: "RSA",
    created,
    lastUpdated: created,
    expiresAt,
    kid,
    use: "sig",
    x5c: [certificate.der.toString("base64")],
    "x5t#S256": certificate.kid,
    e,
    n,
  };
}
