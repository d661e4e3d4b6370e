import type { Tenure } from "@tenure/service";
import { type Result, ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import type { CommandContext } from "../commands/command-context.ts";

/** Opens the Tenure of a configuration, works with it, and lets go of it whatever came of the work. */
export function withTenure<T>(
  { open, terminal }: Pick<CommandContext, "open" | "terminal">,
  file: string,
  work: (tenure: Tenure) => ResultAsync<T, Complaint>,
): ResultAsync<T, Complaint> {
  return open(file, terminal).andThen((tenure) => new ResultAsync(closing(tenure, work)));
}

async function closing<T>(
  tenure: Tenure,
  work: (tenure: Tenure) => ResultAsync<T, Complaint>,
): Promise<Result<T, Complaint>> {
  try {
    return await work(tenure);
  } finally {
    await tenure.close();
  }
}
