import { createHash, timingSafeEqual } from "node:crypto";
import { refuse } from "./answer.ts";
import type { Handler } from "./route.ts";

/**
 * Lets only those in who show one of the tokens: as a bearer, or, for a browser, as the password of any name. Without
 * a token in the configuration nobody is let in.
 */
export function authorised(tokens: readonly string[], handler: Handler): Handler {
  return async (request, parameters) => {
    const shown = shownToken(request.headers.get("authorization") ?? "");
    // Every token is compared, so that the time taken does not tell which one came close.
    const fits = tokens.map((token) => shown !== undefined && same(token, shown)).includes(true);
    if (fits) return handler(request, parameters);
    const sentence =
      tokens.length === 0
        ? "Nobody may look here: set TENURE_API_TOKEN to a secret of your own."
        : "Show a token: as a bearer, or as the password.";
    return refuse(401, "not-authorised", sentence, { "www-authenticate": 'Basic realm="Tenure", charset="UTF-8"' });
  };
}

function shownToken(authorization: string): string | undefined {
  const [, scheme = "", value = ""] = /^(\w+) +(\S+) *$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return undefined;
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.includes(":") ? pair.slice(pair.indexOf(":") + 1) : undefined;
}

function same(token: string, shown: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(token), digest(shown));
}
