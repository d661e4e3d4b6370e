import { describe, expect, it } from "vitest";
import { fakeOkta } from "../../test/fake-okta.ts";
import { anEvent } from "../../test/samples.ts";
import { pollLogEvents } from "../index.ts";

const next = "https://jupiter.okta.example/api/v1/logs?after=1_1&limit=1000";

describe("pollLogEvents", () => {
  it("begins at an instant and goes on where the last poll ended", async () => {
    const { okta, seen } = fakeOkta([
      { json: [anEvent], headers: { link: `<${next}>; rel="next"` } },
      { json: [], headers: { link: `<${next}>; rel="next"` } },
    ]);
    const first = (await pollLogEvents(okta, { since: "2026-11-01T00:00:00.000Z" }))._unsafeUnwrap();
    expect(seen[0]?.path).not.toContain("until=");
    const second = (await pollLogEvents(okta, first.next))._unsafeUnwrap();
    expect(seen[1]?.path).toBe("/api/v1/logs?after=1_1&limit=1000");
    expect(second).toEqual({ events: [], next: first.next });
  });

  it("stays where it is when Okta says nothing of a next page", async () => {
    const { okta } = fakeOkta({ json: [] });
    expect((await pollLogEvents(okta, { after: next }))._unsafeUnwrap()).toEqual({ events: [], next: { after: next } });
  });

  it("takes our token nowhere else, whatever a stored position says", async () => {
    const { okta, seen } = fakeOkta({ json: [] });
    const error = (await pollLogEvents(okta, { after: "https://evil.example/api/v1/logs" }))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unexpected-body", problems: ["a link to another host"] });
    expect(seen).toEqual([]);
  });
});
