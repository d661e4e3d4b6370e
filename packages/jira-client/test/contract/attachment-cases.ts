import { addAttachments, getAttachmentContent } from "../../src/index.ts";
import type { ContractCase } from "./contract-case.ts";

const bytes = new Uint8Array([0xff, 0x00, 0x41]);

/** Functions about files. */
export const attachmentCases: readonly ContractCase[] = [
  {
    name: "addAttachments",
    call: (jira) =>
      addAttachments(jira, "HR-1", [{ fileName: "evidence.json", mediaType: "application/json", content: "{}" }]),
    requests: [{ method: "POST", path: "/rest/api/3/issue/HR-1/attachments" }],
    answers: [
      {
        json: [
          {
            id: "10001",
            self: "https://acme.atlassian.net/rest/api/3/attachment/10001",
            filename: "evidence.json",
            size: 2,
            mimeType: "application/json",
            created: "2026-04-25T18:35:13.605+0530",
          },
        ],
      },
    ],
    value: [
      {
        id: "10001",
        fileName: "evidence.json",
        size: 2,
        mediaType: "application/json",
        createdAt: "2026-04-25T13:05:13.605Z",
      },
    ],
    repeatable: false,
  },
  {
    name: "getAttachmentContent",
    call: (jira) => getAttachmentContent(jira, "10001"),
    requests: [{ method: "GET", path: "/rest/api/3/attachment/content/10001?redirect=false" }],
    answers: [{ bytes }],
    value: bytes,
    repeatable: true,
  },
];
