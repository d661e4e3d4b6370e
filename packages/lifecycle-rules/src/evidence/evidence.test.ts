import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { sha256 } from "./sha256.ts";

describe("evidence", () => {
  it("writes equal values as equal bytes (RFC 8785)", () => {
    expect(canonicalJson({ b: [1e21, 0.1, -0], a: "€\u000F\n", c: undefined })).toBe(
      '{"a":"€\\u000f\\n","b":[1e+21,0.1,0]}',
    );
    expect(canonicalJson(undefined)).toBe("null");
  });

  it("hashes UTF-8 as everybody does (FIPS 180-4)", () => {
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});
