import type { PlannedApplication } from "@tenure/service";
import { findApplication } from "@tenure/sso-catalog";
import { expect, it } from "vitest";
import { plannedData } from "./plan-data.ts";
import { applicationsPlanToText } from "./plan-to-text.ts";

it("tells of user names nobody declared where nothing has to be written", () => {
  const userName = { held: "user.email", expected: "user.login" };
  const configured = findApplication("snowflake")?.configure({ account: "jupiter" })._unsafeUnwrap();
  if (configured === undefined) throw new Error("no Snowflake");
  const nothing = { steps: [], extras: [], waiting: [] };
  const planned: PlannedApplication = {
    ...{ application: "snowflake", appId: "0oa1", label: "Snowflake", hash: "h", ...nothing },
    configured,
    userName,
  };

  const screen = { color: false, width: 400, live: false, write: () => undefined };
  const text = applicationsPlanToText({ applications: [planned], hash: "h" }, "apply", screen);

  expect(text).toContain("? left alone: user names are made of user.email in Okta, and user.login is expected");
  expect(text).toContain("Nothing has to be written.");
  expect(plannedData(planned)).toMatchObject({ userName });
});
