import { signInPath } from "./sign-in-page.ts";
import { escapeXml } from "./xml.ts";

/** A page that says no, as a person in a browser sees it. */
export function refusalPage(status: number, sentence: string): Response {
  const markup = `<!doctype html><html lang="en"><head><title>${status}</title></head><body><h1>${status}</h1><p>${escapeXml(sentence)}</p></body></html>`;
  return new Response(markup, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Nobody is signed in: on to the sign-in page, which comes back here. */
export function toSignIn(baseUrl: string, request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const location = `${baseUrl}${signInPath}?fromURI=${encodeURIComponent(`${pathname}${search}`)}`;
  return new Response(null, { status: 302, headers: { location } });
}

/** The page that posts a response to a service provider by itself, as a browser with scripts would. */
export function postingPage(action: string, fields: Readonly<Record<string, string>>): Response {
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input name="${escapeXml(name)}" type="hidden" value="${escapeXml(value)}"/>`)
    .join("");
  const markup = `<!doctype html><html lang="en"><head><title>Signing in…</title></head><body><form id="appForm" action="${escapeXml(action)}" method="POST">${inputs}<noscript><button type="submit">Continue</button></noscript></form><script>document.getElementById("appForm").submit()</script></body></html>`;
  return new Response(markup, { status: 200, headers: { "content-type": "text/html; charset=utf-8" } });
}
