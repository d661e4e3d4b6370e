import { describe, expect, it } from "vitest";
import { anOrg } from "../../test/okta/an-org.ts";
import { OktaSeed } from "../okta/okta-seed.ts";
import { companySeed } from "./company-seed.ts";
import { createCompany } from "./create-company.ts";

describe("createCompany", () => {
  it.each([1, 2, 13, 120, 3000])("makes up exactly %i people, each with a manager who came before", (size) => {
    const { people } = createCompany({ people: size });
    const known = new Set<string>();
    for (const { login, manager } of people) {
      if (known.size > 0) expect(known).toContain(manager);
      expect(login).toMatch(/^[a-z0-9.-]+@jupiter\.example$/);
      known.add(login);
    }
    expect(known.size).toBe(size);
  });

  it("makes equal companies of equal seeds, and others of others", () => {
    expect(createCompany({ seed: 1 })).toEqual(createCompany({ seed: 1 }));
    expect(createCompany({ seed: 1 })).not.toEqual(createCompany({ seed: 2 }));
  });

  it("tells a story that fits the people: nobody leaves before they came, the past is past", () => {
    const { people, history } = createCompany({ people: 800, today: "2027-03-01" });
    for (const { startDate, endDate, standing } of people) {
      expect(startDate < "2027-03-01").toBe(true);
      expect(endDate === undefined).toBe(standing !== "left");
      if (endDate !== undefined) expect(startDate < endDate && endDate < "2027-03-01").toBe(true);
    }
    expect(history.map(({ day }) => day)).toEqual(history.map(({ day }) => day).toSorted());
    expect(new Set(history.map(({ what }) => what))).toEqual(new Set(["hired", "moved", "left"]));
  });
});

describe("companySeed", () => {
  it("starts an org whose rules have done their work", () => {
    const company = createCompany({ people: 300 });
    const org = anOrg(companySeed(company));
    const working = company.people.filter(({ standing }) => standing !== "left");

    const scientists = working.filter(({ department }) => department === "Climate Science");
    expect(org.okta.state.members("department-climate-science").toSorted()).toEqual(
      scientists.map(({ login }) => login).toSorted(),
    );
    const [one] = scientists;
    expect(
      org.okta.state
        .user(one?.login ?? "")
        ?.apps.map(({ label }) => label)
        .toSorted(),
    ).toEqual(["GitLab", "Google Workspace", "Prefect", "Slack", "Snowflake", "Zoom"].toSorted());
    expect(org.okta.state.users().filter(({ status }) => status === "DEPROVISIONED")).toHaveLength(
      company.people.length - working.length,
    );
  });

  it("is a seed as a person would write it", () => {
    expect(OktaSeed.safeParse(companySeed(createCompany({ people: 50 }))).success).toBe(true);
  });
});
