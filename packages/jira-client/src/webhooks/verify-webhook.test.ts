import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { verifyWebhook } from "./verify-webhook.ts";

const SECRET = "It's a Secret to Everybody";
const rawBody = new TextEncoder().encode("Hello World!");
const VENDOR = "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";

const verify = (signature: string | readonly string[] | undefined, secrets: readonly string[] = [SECRET]) =>
  verifyWebhook({ rawBody, headers: { "x-hub-signature": signature }, secrets }).match(
    () => "believed",
    (refusal) => refusal.reason,
  );

describe("verifyWebhook", () => {
  it("believes the vendor's own example, whatever the case of the header", () => {
    expect(verify(VENDOR)).toBe("believed");
    const headers = new Headers({ "X-Hub-Signature": VENDOR });
    expect(verifyWebhook({ rawBody, headers, secrets: [SECRET] }).isOk()).toBe(true);
    expect(verifyWebhook({ rawBody, headers: { "X-HUB-SIGNATURE": VENDOR }, secrets: [SECRET] }).isOk()).toBe(true);
  });

  it("believes any of several secrets, so that one can be rotated", () => {
    expect(verify(VENDOR, ["newer", SECRET])).toBe("believed");
    expect(verify(VENDOR, ["newer", "newest"])).toBe("wrong-signature");
  });

  it("reads the digest's name and accepts only those on the list", () => {
    const signed = (method: string) => `${method}=${createHmac(method, SECRET).update(rawBody).digest("hex")}`;
    expect([verify(signed("sha512")), verify(signed("sha384"))]).toEqual(["believed", "believed"]);
    expect([verify(signed("sha1")), verify(signed("md5"))]).toEqual(["method-not-allowed", "method-not-allowed"]);
  });

  it.each([
    [undefined, "no-signature"],
    ["", "no-signature"],
    ["sha256=", "malformed-signature"],
    ["sha256=abc", "malformed-signature"],
    [VENDOR.slice(0, -2), "malformed-signature"],
    [`${VENDOR}00`, "malformed-signature"],
    [VENDOR.replace("=", ""), "malformed-signature"],
    [[VENDOR, VENDOR], "malformed-signature"],
    [`${VENDOR}, ${VENDOR}`, "malformed-signature"],
    [VENDOR.replace("a4", "a5"), "wrong-signature"],
  ] as const)("refuses %j: %s", (signature, reason) => {
    expect(verify(signature)).toBe(reason);
  });

  it("refuses everything while no secret is configured, also what is signed with an empty one", () => {
    const empty = `sha256=${createHmac("sha256", "").update(rawBody).digest("hex")}`;
    expect([verify(empty, []), verify(empty, [""]), verify(empty, [" "])]).toEqual(
      Array(3).fill("no-secret-configured"),
    );
    expect(verify(empty, ["", SECRET])).toBe("wrong-signature");
  });

  it("refuses a body with one bit changed", () => {
    for (let index = 0; index < rawBody.length; index++) {
      const tampered = rawBody.with(index, (rawBody[index] ?? 0) ^ 1);
      const headers = { "x-hub-signature": VENDOR };
      expect(verifyWebhook({ rawBody: tampered, headers, secrets: [SECRET] }).isErr()).toBe(true);
    }
  });
});
