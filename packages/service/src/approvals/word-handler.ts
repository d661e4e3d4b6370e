import { type Instant, parseInstant } from "@tenure/lifecycle-rules";
import type { Company, Ports, SignedWord } from "@tenure/provisioner";
import { takeAnyWord } from "@tenure/provisioner/tickets";
import { Result } from "neverthrow";
import * as z from "zod";
import { answer, refuse } from "../http/answer.ts";
import { type BodyLimits, readBody } from "../http/read-body.ts";
import type { Handler } from "../http/route.ts";
import { failed } from "../status/status-handler.ts";

const Word = z.strictObject({
  says: z.enum(["approve", "decline", "release"]),
  ticketId: z.string().min(1).max(64),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  keyId: z.string().min(1).max(128),
  person: z.string().min(3).max(254),
  at: z.string().refine((text): text is Instant => parseInstant(text).isOk()),
  reason: z.string().max(1_000).exactOptional(),
  signature: z.string().regex(/^[\w-]{40,128}$/),
});

/**
 * Takes a signed word: an approval, a refusal, or the release of a brake. The signature is who is let in; nothing of
 * the word is looked at before it holds.
 */
export function wordHandler(ports: Ports, company: Company, limits: BodyLimits): Handler {
  return async (request) => {
    if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
      return refuse(415, "wrong-content-type", "A signed word is sent as application/json.");
    }
    const body = await readBody(request, limits);
    if (body.isErr()) return body.error;
    const read = Word.safeParse(parse(body.value).unwrapOr(undefined));
    if (!read.success) {
      const [first] = read.error.issues;
      const place = first?.path.join(".") ?? "";
      return refuse(400, "malformed", `This is no signed word${place === "" ? "" : `: look at "${place}"`}.`);
    }
    const word: SignedWord = read.data;
    return (await takeAnyWord(ports, company, word)).match(
      (taken) => answer(202, taken),
      (refusal) => {
        switch (refusal.kind) {
          case "unknown-key":
          case "bad-signature":
          case "too-old":
            return refuse(401, refusal.kind, refusal.sentence);
          case "not-allowed":
            return refuse(403, refusal.kind, refusal.sentence);
          case "reason-missing":
            return refuse(422, refusal.kind, refusal.sentence);
          default:
            return failed(refusal);
        }
      },
    );
  };
}

const parse = Result.fromThrowable((body: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(body)));
