import { describe, expect, it } from "vitest";
import { createRouter } from "./router.ts";

const router = createRouter<string>();
for (const pattern of [
  "GET /users/{id}",
  "POST /users/{id}/lifecycle/{operation}",
  "GET /users/me",
  "GET /groups/rules",
  "GET /groups/{groupId}/users/{userId}",
]) {
  router.add(pattern, pattern);
}

describe("createRouter", () => {
  it.each([
    ["GET", "/users/ana", "GET /users/{id}", { id: "ana" }],
    ["GET", "/users/me", "GET /users/me", {}],
    ["GET", "/groups/rules", "GET /groups/rules", {}],
    ["GET", "/groups/rules/users/u", "GET /groups/{groupId}/users/{userId}", { groupId: "rules", userId: "u" }],
    ["GET", "/users/a%23b%40c", "GET /users/{id}", { id: "a#b@c" }],
    ["GET", "/users/100%", "GET /users/{id}", { id: "100%" }],
  ])("%s %s", (method, path, route, params) => {
    expect(router.find(method, path)).toEqual({ route, params });
  });

  it("tells a path nobody knows from a method nobody offers there", () => {
    expect(router.find("GET", "/nothing")).toBe("unknown-path");
    expect(router.find("GET", "/users/ana/lifecycle")).toBe("unknown-path");
    expect(router.find("DELETE", "/users/ana")).toBe("unknown-method");
  });
});
