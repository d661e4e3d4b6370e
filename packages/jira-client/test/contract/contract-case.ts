import type { ResultAsync } from "neverthrow";
import type { JiraClient, JiraError } from "../../src/index.ts";

/** A request a function is expected to make. */
export interface ExpectedRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with query, decoded. */
  readonly path: string;
  readonly body?: unknown;
}

/** What the server answers; `200` without a status. */
export interface CannedAnswer {
  readonly status?: number;
  readonly json?: unknown;
  /** Instead of JSON. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** One function of the client, what it sends, what it is answered and what it makes of it. */
export interface ContractCase {
  /** Name of the exported function. */
  readonly name: string;
  readonly call: (jira: JiraClient) => ResultAsync<unknown, JiraError>;
  readonly requests: readonly ExpectedRequest[];
  readonly answers: readonly CannedAnswer[];
  readonly value: unknown;
  /** What `404` means to it, where that is an answer. */
  readonly whenMissing?: unknown;
  /** Made again by itself when the answer is lost. */
  readonly repeatable: boolean;
}
