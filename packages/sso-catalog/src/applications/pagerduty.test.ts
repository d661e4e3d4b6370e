import { describe, expect, it } from "vitest";
import { describeApplication } from "../../test/describe-application.ts";
import { pagerdutyProvider } from "../../test/providers/pagerduty.ts";
import { pagerduty } from "./pagerduty.ts";

describeApplication(pagerdutyProvider);

describe("pagerduty", () => {
  it("warns that taking it away deletes the person", () => {
    expect(pagerduty.destructive[0]?.what).toContain("deleted");
    expect(pagerduty.provisioning.onRemoval).toBe("deletes the user");
  });
});
