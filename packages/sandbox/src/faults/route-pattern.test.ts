import { describe, expect, it } from "vitest";
import { routePattern } from "./route-pattern.ts";

describe("routePattern", () => {
  it.each([
    ["GET /api/v1/users/{id}", "GET", "/api/v1/users/00u1", true],
    ["GET /api/v1/users/{id}", "POST", "/api/v1/users/00u1", false],
    ["GET /api/v1/users/{id}", "GET", "/api/v1/users/00u1/groups", false],
    ["* /api/v1/users/**", "DELETE", "/api/v1/users/00u1/sessions", true],
    ["PUT /api/v1/groups/*/users/*", "PUT", "/api/v1/groups/00g1/users/00u1", true],
    ["* /**", "GET", "/anything/at/all", true],
    ["GET /a.b", "GET", "/axb", false],
  ])("%s and %s %s: %s", (route, method, path, expected) => {
    expect(routePattern(route)(method, path)).toBe(expected);
  });
});
