import { escapeXml } from "./xml.ts";

/** Where browsers without a session are sent. */
export const signInPath = "/login/login.htm";

const STYLE =
  ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem}label,input,button{display:block;width:100%;box-sizing:border-box;font:inherit}input,button{padding:.5rem;margin:.25rem 0 1rem}";

/** A page for a person, around markup of our own. */
export function personPage(status: number, title: string, markup: string): Response {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXml(title)}</title><style>${STYLE}</style>`;
  const page = `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>${escapeXml(title)}</h1>${markup}</main></body></html>`;
  return new Response(page, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** A page that says no, as a person in a browser sees it. */
export function refusalPage(status: number, sentence: string): Response {
  return personPage(status, "You cannot go on here", `<p>${escapeXml(sentence)}</p><p>Error ${status}</p>`);
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
