import { createApi, type HttpError, send } from "@tenure/http-kit";
import type { MessageFailure, Messenger } from "@tenure/provisioner";
import { errAsync } from "neverthrow";
import * as z from "zod";
import type { CallOptions } from "../compose/clients.ts";

/**
 * Posts to Slack-shaped incoming webhooks, one for each channel. Their addresses are secrets: whoever knows one may
 * post there, so none is ever shown.
 */
export function webhookMessenger(channels: Readonly<Record<string, string>>, calls: CallOptions = {}): Messenger {
  return {
    post({ channel, text }) {
      const address = Object.hasOwn(channels, channel) ? channels[channel] : undefined;
      if (address === undefined) {
        return errAsync(failed(false, `There is no chat channel "${channel}" in the configuration.`));
      }
      const { origin, pathname, search } = new URL(address);
      return send(createApi({ ...calls, baseUrl: origin }), {
        endpoint: "POST {incoming webhook}",
        method: "post",
        path: `${pathname}${search}`,
        body: { text },
        read: "text",
        reply: z.string(),
      })
        .map(() => undefined)
        .mapErr(toMessageFailure);
    },
  };
}

function failed(retryable: boolean, sentence: string): MessageFailure {
  return { kind: "message-failure", retryable, sentence };
}

function toMessageFailure(error: HttpError): MessageFailure {
  switch (error.kind) {
    case "rejected":
      return failed(error.status >= 500, `The chat did not take the message (${error.status}).`);
    case "unexpected-body":
      return failed(false, "The chat gave an answer that we do not understand.");
    case "unreachable":
    case "timed-out":
    case "cancelled":
    case "rate-limited":
      return failed(true, "The chat could not be reached, or asks us to come later.");
  }
}
