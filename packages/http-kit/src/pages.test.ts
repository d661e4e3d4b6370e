import { describe, expect, it } from "vitest";
import * as z from "zod";
import { fakeServer } from "../test/fake-server.ts";
import type { Call } from "./call.ts";
import { collect, followLinks, followTokens, nextLink, type TokenPage } from "./pages.ts";

const list: Call<readonly number[]> = {
  endpoint: "GET /numbers",
  method: "get",
  path: "numbers",
  query: { limit: 2 },
  reply: z.array(z.number()),
};
const linked = (json: unknown, next?: string) => ({
  json,
  headers: next === undefined ? {} : { link: `<https://api.example/numbers>; rel="self", <${next}>; rel="next"` },
});

describe("followLinks", () => {
  it("follows what the server gives and builds nothing", async () => {
    const { api, seen } = fakeServer([linked([1, 2], "https://api.example/numbers?after=x%2By"), linked([3])]);
    expect((await collect(followLinks(api, list)))._unsafeUnwrap()).toEqual([1, 2, 3]);
    expect(seen.map(({ request }) => request.url)).toEqual([
      "https://api.example/numbers?limit=2",
      "https://api.example/numbers?after=x%2By",
    ]);
  });

  it("asks for no page nobody wants", async () => {
    const { api, seen } = fakeServer(linked([1], "https://api.example/numbers?after=2"));
    for await (const page of followLinks(api, list)) {
      expect(page._unsafeUnwrap()).toEqual([1]);
      break;
    }
    expect(seen).toHaveLength(1);
  });

  it("does not pass a list that was cut short off as whole", async () => {
    const { api } = fakeServer([linked([1], "https://api.example/numbers?after=2"), { status: 403 }]);
    expect((await collect(followLinks(api, list)))._unsafeUnwrapErr()).toMatchObject({ kind: "rejected", status: 403 });
  });

  it("does not go round in circles", async () => {
    const { api, seen } = fakeServer(linked([1], "https://api.example/numbers?after=2"));
    const outcome = await collect(followLinks(api, list));
    expect(outcome._unsafeUnwrapErr()).toMatchObject({ problems: ["a paging link that leads back"] });
    expect(seen).toHaveLength(2);
  });
});

describe("nextLink", () => {
  it.each([
    ['<https://a.example/1>; rel="self", <https://a.example/2?x=1,2>; rel="next"', "https://a.example/2?x=1,2"],
    ["<https://a.example/2>; rel=next", "https://a.example/2"],
    ['<https://a.example/2>; title="x"; rel="next"', "https://a.example/2"],
    ['<https://a.example/1>; rel="self"', undefined],
    ["", undefined],
    ["nonsense", undefined],
  ])("reads %j", (link, next) => {
    expect(nextLink(new Headers({ link }))).toBe(next);
  });

  it("reads several headers as one", () => {
    const headers = new Headers();
    headers.append("link", '<https://a.example/1>; rel="self"');
    headers.append("link", '<https://a.example/2>; rel="next"');
    expect(nextLink(headers)).toBe("https://a.example/2");
  });
});

describe("followTokens", () => {
  const ask = (token: string | undefined): Call<TokenPage<number>> => ({
    endpoint: "POST /search",
    method: "post",
    path: "search",
    body: { token },
    reply: z
      .object({ items: z.array(z.number()), next: z.string().optional() })
      .transform(({ items, next }) => ({ values: items, next })),
  });

  it("hands each token on until there is none", async () => {
    const { api, seen } = fakeServer([{ json: { items: [1], next: "a" } }, { json: { items: [2] } }]);
    expect((await collect(followTokens(api, ask)))._unsafeUnwrap()).toEqual([1, 2]);
    expect(seen.map(({ text }) => text)).toEqual(["{}", '{"token":"a"}']);
  });

  it("does not go round in circles", async () => {
    const { api } = fakeServer({ json: { items: [1], next: "a" } });
    const outcome = await collect(followTokens(api, ask));
    expect(outcome._unsafeUnwrapErr()).toMatchObject({ problems: ["a page token that leads back"] });
  });
});
