import type { OktaSettings } from "../settings.ts";

/** A part of the API whose calls are counted together. */
export interface Bucket {
  readonly name: string;
  /** Calls a minute, by edition. */
  readonly perMinute: Readonly<Record<Exclude<OktaSettings["rateLimits"], "off">, number>>;
}

const bucket = (name: string, free: number, oneApp: number, enterprise: number, workforce: number): Bucket => ({
  name,
  perMinute: { "integrator-free": free, "one-app": oneApp, enterprise, workforce },
});

const apps = bucket("/api/v1/apps", 20, 100, 100, 100);
const oneApp = bucket("/api/v1/apps/{id}", 100, 600, 600, 500);
const groups = bucket("/api/v1/groups", 100, 600, 600, 500);
const oneGroup = bucket("/api/v1/groups/{id}", 100, 600, 600, 1000);
const users = bucket("/api/v1/users", 100, 600, 600, 600);
const writeUser = bucket("/api/v1/users/{id} (write)", 100, 600, 600, 600);
const readUser = bucket("/api/v1/users/{idOrLogin}", 100, 1000, 1000, 2000);
const logs = bucket("/api/v1/logs", 20, 50, 50, 120);
const oauthClients = bucket("/oauth2/v1/clients", 25, 100, 100, 100);
const rest = bucket("/api/v1", 100, 600, 600, 1200);

/** The bucket of a call: the exact one first, then the longest prefix. */
export function bucketOf(method: string, pathname: string): Bucket {
  const parts = pathname.split("/").filter((part) => part !== "");
  const depth = parts.length;
  const isRead = method === "GET" || method === "HEAD";
  switch (parts.slice(0, 3).join("/")) {
    case "api/v1/apps":
      return depth === 4 ? oneApp : apps;
    case "api/v1/groups":
      return depth === 4 && parts[3] !== "rules" ? oneGroup : groups;
    case "api/v1/users":
      if (depth === 3) return users;
      if (depth === 4) return isRead ? readUser : writeUser;
      return rest;
    case "api/v1/logs":
      return logs;
    case "oauth2/v1/clients":
      return oauthClients;
    default:
      return rest;
  }
}

/** Calls in flight at once, by edition. */
export const concurrencyLimits: Readonly<Record<Exclude<OktaSettings["rateLimits"], "off">, number>> = {
  "integrator-free": 35,
  "one-app": 75,
  enterprise: 75,
  workforce: 75,
};
