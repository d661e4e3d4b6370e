import { type Form, findForm, type Problem, type Request, readRequest, type Ticket } from "@tenure/lifecycle-rules";
import { err, ok, type ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { Sources } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";

/** A ticket and what it asks, or what is wrong with its form. */
export interface Asked {
  readonly ticket: Ticket;
  readonly form: Form;
  readonly request: Request | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a ticket as it is now, and what it asks. */
export function ask(
  { desk }: Pick<Sources, "desk">,
  { forms, table }: Company,
  keyOrId: string,
): ResultAsync<Asked, RunFailure> {
  return desk
    .read(keyOrId)
    .mapErr(toRunFailure)
    .andThen((ticket) => {
      const form = findForm(forms, ticket);
      if (form === undefined) {
        const sentence = `${ticket.key} is of no kind that a form describes.`;
        return err<Asked, RunFailure>({ kind: "not-ours", retryable: false, sentence });
      }
      return ok(
        readRequest(form, table, ticket).match<Asked>(
          (request) => ({ ticket, form, request, problems: [] }),
          (problems) => ({ ticket, form, request: undefined, problems }),
        ),
      );
    });
}
