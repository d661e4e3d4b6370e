import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import type { JiraError } from "./jira-error.ts";
import { gather, pages } from "./pages.ts";

const hidden: JiraError = { kind: "not-found-or-hidden", endpoint: "GET /x", sentence: "Gone." };

describe("pages", () => {
  it("reads no further than its reader wants", async () => {
    let read = 0;
    const items = pages<number, number>("GET /x", (cursor = 0) => {
      read += 1;
      return okAsync({ items: [cursor, cursor], next: cursor + 1 });
    });
    for await (const item of items) if (item._unsafeUnwrap() === 2) break;
    expect(read).toBe(3);
  });

  it("ends with the first error, and a list cut short is no list", async () => {
    const items = () =>
      pages<number, number>("GET /x", (cursor = 0) =>
        cursor === 1 ? errAsync(hidden) : okAsync({ items: [7], next: cursor + 1 }),
      );
    const seen = [];
    for await (const item of items()) seen.push(item.isOk());
    expect(seen).toEqual([true, false]);
    expect((await gather(items()))._unsafeUnwrapErr()).toBe(hidden);
  });

  it.each([
    ["names a page again", () => "same"],
    ["never comes to an end", (cursor: string) => `${cursor}+`],
  ])("gives up on a server that %s", async (_, next) => {
    let read = 0;
    const items = pages<number, string>("GET /x", (cursor = "") => {
      read += 1;
      return okAsync({ items: [], next: next(cursor) });
    });
    expect((await gather(items))._unsafeUnwrapErr()).toMatchObject({ kind: "unexpected-reply", endpoint: "GET /x" });
    expect(read).toBeLessThanOrEqual(1001);
  });
});
