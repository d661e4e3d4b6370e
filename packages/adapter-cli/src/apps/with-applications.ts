import { type Applications, openApplications } from "@tenure/service";
import { type Result, ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { readSettings } from "../config/read-settings.ts";
import { exitCode } from "../exit-code.ts";

/** Opens the applications a configuration declares, works with them, and lets go of the store whatever came of it. */
export function withApplications<T>(
  { terminal }: Pick<CommandContext, "terminal">,
  file: string,
  work: (applications: Applications) => ResultAsync<T, Complaint>,
): ResultAsync<T, Complaint> {
  return readSettings(file, terminal)
    .andThen((config) =>
      openApplications(config).mapErr(({ kind, sentence }): Complaint => ({ kind, exit: exitCode.badInput, sentence })),
    )
    .andThen((applications) => new ResultAsync(closing(applications, work)));
}

async function closing<T>(
  applications: Applications,
  work: (applications: Applications) => ResultAsync<T, Complaint>,
): Promise<Result<T, Complaint>> {
  try {
    return await work(applications);
  } finally {
    await applications.close();
  }
}
