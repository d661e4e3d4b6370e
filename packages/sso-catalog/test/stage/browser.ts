import type { Stage } from "./stage.ts";

/** What became of a visit: a form on its way to a provider, a redirect, or a page that says no. */
export interface Visited {
  readonly status: number;
  readonly location: URL | undefined;
  /** Where the page posts its fields by itself. */
  readonly action: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
}

/** Somebody's browser. The session outlives what becomes of the person, as a cookie does. */
export interface Browser {
  visit(address: string | URL): Promise<Visited>;
}

/** A browser in which somebody has signed in to Okta, if Okta let them. */
export function browserOf({ sandbox }: Stage, login: string): Browser {
  const session = sandbox.okta.people.signIn(login);
  return {
    async visit(address) {
      const headers = { cookie: `sid=${session ?? "none"}` };
      const response = await fetch(address, { headers, redirect: "manual" });
      const page = await response.text();
      const inputs = page.matchAll(/<input name="([^"]*)" type="hidden" value="([^"]*)"/g);
      const location = response.headers.get("location");
      return {
        status: response.status,
        location: location === null ? undefined : new URL(location),
        action: plainText(/<form [^>]*action="([^"]*)"/.exec(page)?.[1]),
        fields: Object.fromEntries(Array.from(inputs, ([, name = "", value]) => [name, plainText(value) ?? ""])),
      };
    },
  };
}

/** Text out of an attribute. */
function plainText(text: string | undefined): string | undefined {
  return text
    ?.replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
