import { type Sandbox, type SandboxOptions, type SandboxSeed, startSandbox } from "@tenure/sandbox";
import { ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** Where a sandbox listens, and how its time goes. */
export interface OpenSandboxOptions {
  readonly oktaPort?: number;
  readonly jiraPort?: number;
  readonly smtpPort?: number;
  readonly clock: "real" | "virtual";
  readonly startAt?: string;
  readonly deskPanel?: SandboxOptions["deskPanel"];
}

/** Starts a sandbox, or says in one sentence which port or which part of the seed is in the way. */
export function openSandbox(
  seed: SandboxSeed,
  { clock, deskPanel, jiraPort, oktaPort, smtpPort, startAt }: OpenSandboxOptions,
): ResultAsync<Sandbox, Complaint> {
  const ports = {
    ...(oktaPort === undefined ? {} : { okta: oktaPort }),
    ...(jiraPort === undefined ? {} : { jira: jiraPort }),
    ...(smtpPort === undefined ? {} : { smtp: smtpPort }),
  };
  const start = ResultAsync.fromThrowable(startSandbox, (cause) => ({
    kind: "no-sandbox",
    exit: exitCode.badInput,
    sentence: whyNot(cause),
  }));
  return start({
    seed,
    clock,
    ports,
    ...(startAt === undefined ? {} : { startAt }),
    ...(deskPanel === undefined ? {} : { deskPanel }),
  });
}

function whyNot(cause: unknown): string {
  if (!(cause instanceof Error)) return "The sandbox does not start.";
  const { code, port } = { code: undefined, port: undefined, ...cause };
  if (code === "EADDRINUSE") return `Port ${String(port)} is taken: give another, or none for a free one.`;
  if (code === "EACCES") return `Port ${String(port)} is not ours to take: give one above 1023.`;
  return cause.message.split("\n")[0] ?? "The sandbox does not start.";
}
