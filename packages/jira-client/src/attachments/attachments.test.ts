import { describe, expect, it } from "vitest";
import { fakeJira } from "../../test/fake-jira.ts";
import { addAttachments } from "./attachments.ts";

describe("addAttachments", () => {
  it("sends each file as a part named `file`, with the header Jira wants", async () => {
    const { jira, seen } = fakeJira({ json: [] });
    await addAttachments(jira, "HR-1", [
      { fileName: "a.txt", mediaType: "text/plain", content: "one" },
      { fileName: 'b"\r\n.bin', mediaType: "application/octet-stream", content: new Uint8Array([1, 2]) },
    ]);
    const [request] = seen;
    expect(request?.headers.get("x-atlassian-token")).toBe("no-check");
    expect(request?.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
    expect(request?.text.match(/name="file"; filename="[^"]*"/g)).toEqual([
      'name="file"; filename="a.txt"',
      'name="file"; filename="b%22%0D%0A.bin"',
    ]);
  });
});
