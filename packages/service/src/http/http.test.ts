import { describe, expect, it } from "vitest";
import { answer } from "./answer.ts";
import { authorised } from "./authorised.ts";
import { readBody } from "./read-body.ts";
import { routeRequest } from "./route.ts";

const limits = { maxBytes: 10, timeoutMs: 5_000 };
const post = (body: string | ReadableStream | null, headers = {}) =>
  new Request("http://here.test/x", { method: "POST", body, headers, duplex: "half" } as RequestInit);
const streamOf = (pull: (controller: ReadableStreamDefaultController) => void | Promise<void>) =>
  new ReadableStream({ pull });

describe("readBody", () => {
  it("reads exactly as many bytes as are allowed", async () => {
    expect((await readBody(post("1234567890"), limits))._unsafeUnwrap()).toEqual(
      new TextEncoder().encode("1234567890"),
    );
    expect((await readBody(post(null), limits))._unsafeUnwrap()).toHaveLength(0);
  });

  it("believes no length header, and stops reading what is over", async () => {
    let pulled = 0;
    const endless = streamOf((controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(4));
    });

    const refused = (await readBody(post(endless), limits))._unsafeUnwrapErr();

    expect(refused.status).toBe(413);
    expect(pulled).toBeLessThan(10);
    expect((await readBody(post("1", { "content-length": "11" }), limits))._unsafeUnwrapErr().status).toBe(413);
  });

  it("does not wait for a sender who has fallen asleep", async () => {
    const asleep = streamOf(() => new Promise(() => {}));

    expect((await readBody(post(asleep), { ...limits, timeoutMs: 1 }))._unsafeUnwrapErr().status).toBe(408);
  });

  it("says that a body broke off", async () => {
    const broken = streamOf((controller) => controller.error(new Error("gone")));

    expect((await readBody(post(broken), limits))._unsafeUnwrapErr().status).toBe(400);
  });
});

describe("routeRequest", () => {
  const bugs: unknown[] = [];
  const route = routeRequest(
    [
      { path: "/tickets/:key", methods: { GET: async (_, { key }) => answer(200, { key }) } },
      { path: "/bug", methods: { GET: () => Promise.reject(new Error("inside")) } },
    ],
    (cause) => bugs.push(cause),
  );
  const get = async (path: string, method = "GET") => {
    const response = await route(new Request(`http://here.test${path}`, { method }));
    return [response.status, response.body] as const;
  };

  it("hands the open parts of a path on, decoded where that can be done", async () => {
    expect(await get("/tickets/PPL-1")).toEqual([200, '{"key":"PPL-1"}\n']);
    expect(await get("/tickets/a%2Fb/")).toEqual([200, '{"key":"a/b"}\n']);
    expect(await get("/tickets/%E0%A4%A")).toEqual([200, '{"key":"%E0%A4%A"}\n']);
  });

  it("answers HEAD as GET, and knows no more than it knows", async () => {
    expect((await get("/tickets/PPL-1", "HEAD"))[0]).toBe(200);
    expect((await get("/tickets"))[0]).toBe(404);
    expect((await get("/tickets/"))[0]).toBe(404);
    expect((await get("/tickets/a/b"))[0]).toBe(404);
    expect((await get("/tickets/PPL-1", "PUT"))[0]).toBe(405);
  });

  it("tells a mistake of ours to us, and nobody else", async () => {
    const [status, text] = await get("/bug");

    expect(status).toBe(500);
    expect(text).not.toContain("inside");
    expect(String(bugs[0])).toContain("inside");
  });
});

describe("authorised", () => {
  const open = authorised(["first-token", "second-token"], async () => answer(200, {}));
  const shown = async (authorization: string) =>
    (await open(new Request("http://x", { headers: { authorization } }), {})).status;

  it("takes any of the tokens, as a bearer or as a password", async () => {
    expect(await shown("Bearer second-token")).toBe(200);
    expect(await shown(`basic ${btoa("anybody:first-token")}`)).toBe(200);
    expect(await shown(`Basic ${btoa("first-token")}`)).toBe(401);
    expect(await shown("Bearer first-toke")).toBe(401);
    expect(await shown("Digest first-token")).toBe(401);
  });
});
