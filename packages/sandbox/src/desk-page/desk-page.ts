import { createRouter } from "../kernel/router.ts";
import type { DeskParts } from "./desk-parts.ts";
import { formPage } from "./form-page.ts";
import { homePage } from "./home-page.ts";
import { html } from "./html.ts";
import { deskPath, goTo, type Page, show } from "./layout.ts";
import { allMails, mailPage, mailsPage } from "./mail-pages.ts";
import { peoplePage, personPage } from "./people-pages.ts";
import { filledFrom, readForm } from "./read-form.ts";
import { requestPage } from "./request-page.ts";
import { type PortalForm, portalFields, portalForms } from "./request-types.ts";

interface DeskCall {
  readonly parts: DeskParts;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  /** The page of the desk the reader was on, below the desk's own path. */
  readonly cameFrom: string;
}
type DeskRoute = (call: DeskCall) => Promise<Response>;

const router = createRouter<DeskRoute>();
const page = (pattern: string, make: (call: DeskCall) => Promise<Page | Response> | Page | Response): void =>
  router.add(pattern, async (call) => {
    const made = await make(call);
    return made instanceof Response ? made : show(call.parts, made);
  });

page("GET /_sandbox/desk", async ({ parts }) => ({
  title: "Requests",
  part: "requests",
  isLive: true,
  body: homePage(parts, await portalForms(parts)),
}));

page("GET /_sandbox/desk/new/{id}", async ({ parts, params, query }) => {
  const form = await formById(parts, params["id"]!);
  if (form === undefined) return lost;
  const filled = filledFrom(query.has("summary") ? query : new URLSearchParams([...query, ["summary", form.name]]));
  return {
    title: form.name,
    part: "requests",
    body: formPage(parts, form, await portalFields(parts, form), filled, []),
  };
});

page("POST /_sandbox/desk/new/{id}", async ({ parts, params, form: sent }) => {
  const form = await formById(parts, params["id"]!);
  if (form === undefined) return lost;
  const fields = await portalFields(parts, form);
  const filled = filledFrom(sent);
  const again = (problems: Parameters<typeof formPage>[4]): Page => ({
    title: `To mend: ${form.name}`,
    part: "requests",
    status: 422,
    body: formPage(parts, form, fields, filled, problems),
  });
  const reading = readForm(parts, fields, filled);
  if (reading.kind === "to-mend") return again(reading.problems);
  try {
    const { by, summary, fields: values } = reading;
    const { key } = await parts.jira.people.file({ requestType: form.id, by, summary, fields: values });
    return goTo(`/requests/${key}`);
  } catch (refusal) {
    // Jira has rules of its own; it says them in a sentence.
    return again([{ fieldId: "by", sentence: refusal instanceof Error ? refusal.message : String(refusal) }]);
  }
});

page("GET /_sandbox/desk/requests/{key}", async ({ parts, params }) => {
  const issue = parts.jira.state.issue(params["key"]!);
  if (issue === undefined) return lost;
  const form = (await portalForms(parts)).find(({ name }) => name === issue.requestType);
  const fields = form === undefined ? [] : await portalFields(parts, form);
  const names = new Map(fields.map(({ fieldId, name }) => [fieldId, name]));
  return { title: issue.key, part: "requests", isLive: true, body: await requestPage(parts, issue, names) };
});

page("POST /_sandbox/desk/requests/{key}/comment", async ({ parts: { jira }, params, form }) => {
  const issue = jira.state.issue(params["key"]!);
  if (issue === undefined) return lost;
  const author = jira.state.users().find(({ name }) => name === issue.reporter)?.email ?? jira.email;
  const text = form.get("text")?.trim() ?? "";
  if (text !== "") await jira.people.comment(issue.key, author, text);
  return goTo(`/requests/${issue.key}`);
});

page("POST /_sandbox/desk/requests/{key}/decide", async ({ parts: { jira }, params, form }) => {
  const decision = form.get("decision") === "approve" ? "approve" : "decline";
  try {
    await jira.people.decide(params["key"]!, form.get("by") ?? "", decision);
  } catch (refusal) {
    return said(refusal, params["key"]!);
  }
  return goTo(`/requests/${params["key"]}`);
});

page("POST /_sandbox/desk/clock", async ({ parts: { clock }, form, cameFrom }) => {
  const ms = Number(form.get("advanceMs"));
  if (Number.isFinite(ms) && ms > 0) await clock.advance(ms);
  return goTo(cameFrom);
});

page("GET /_sandbox/desk/people", ({ parts, query }) => ({
  title: "People in Okta",
  part: "people",
  isLive: true,
  body: peoplePage(parts, query.get("q") ?? ""),
}));

page("GET /_sandbox/desk/people/{login}", ({ parts, params }) => {
  const user = parts.okta.state.user(params["login"]!);
  return user === undefined ? lost : { title: user.login, part: "people", isLive: true, body: personPage(parts, user) };
});

page("GET /_sandbox/desk/mails", ({ parts }) => ({
  title: "Mails",
  part: "mails",
  isLive: true,
  body: mailsPage(parts),
}));

page("GET /_sandbox/desk/mails/{number}", ({ parts, params }) => {
  const mail = allMails(parts).find(({ number }) => String(number) === params["number"]);
  return mail === undefined ? lost : { title: mail.subject, part: "mails", body: mailPage(mail) };
});

page("GET /_sandbox/desk/mails/{number}/body", ({ parts, params }) => {
  const mail = allMails(parts).find(({ number }) => String(number) === params["number"]);
  return new Response(mail?.html ?? "", {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
});

/** Answers for the desk; `undefined` when the path is none of its. */
export async function deskAnswer(parts: DeskParts, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (url.pathname !== deskPath && !url.pathname.startsWith(`${deskPath}/`)) return undefined;
  const found = router.find(request.method, url.pathname);
  if (typeof found === "string") return show(parts, lost);
  if (request.method === "POST" && !isOurOwn(request)) return new Response("Not from here.", { status: 403 });
  const form = new URLSearchParams(request.method === "POST" ? await request.text() : "");
  return found.route({ parts, params: found.params, query: url.searchParams, form, cameFrom: cameFrom(request) });
}

/** A form on another page of the web must not file requests here. */
function isOurOwn(request: Request): boolean {
  const origin = request.headers.get("origin");
  return origin === null || origin === new URL(request.url).origin;
}

function cameFrom(request: Request): string {
  const referer = request.headers.get("referer") ?? "";
  const { pathname, search } = URL.canParse(referer) ? new URL(referer) : new URL("http://nowhere/");
  return pathname.startsWith(`${deskPath}/`) ? `${pathname.slice(deskPath.length)}${search}` : "";
}

async function formById(parts: DeskParts, id: string): Promise<PortalForm | undefined> {
  return (await portalForms(parts)).find((form) => form.id === id);
}

const lost: Page = {
  title: "Nothing here",
  part: "requests",
  status: 404,
  body: html`<h1>Nothing here</h1><p><a href="${deskPath}">Back to the requests</a></p>`,
};

function said(refusal: unknown, key: string): Page {
  const sentence = refusal instanceof Error ? refusal.message : String(refusal);
  return {
    title: "Refused",
    part: "requests",
    status: 422,
    body: html`<h1>Jira refused</h1><p role="alert">${sentence}</p><p><a href="${deskPath}/requests/${key}">Back to ${key}</a></p>`,
  };
}
