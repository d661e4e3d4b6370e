import { expect, it } from "vitest";
import { EnginePart } from "./engine-settings.ts";

const complaints = (value: unknown) => EnginePart.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

it("takes Restate's address, with a token where one is wanted", () => {
  expect(complaints({ kind: "restate", ingressUrl: "http://127.0.0.1:8080" })).toEqual([]);
  expect(complaints({ kind: "restate", ingressUrl: "https://acme.restate.cloud:8080", token: "secret" })).toEqual([]);
});

it("says what it expected, and never a value", () => {
  expect(complaints({ kind: "temporal", ingressUrl: "http://127.0.0.1:8080" })).toEqual(['expected "restate"']);
  expect(complaints({ kind: "restate", ingressUrl: "ftp://x" })).toEqual(["expected the address of Restate's ingress"]);
});
