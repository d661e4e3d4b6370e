import type { ActivationPolicy, AlertPolicy, ApprovalPolicy, ContractPolicy } from "@tenure/provisioner";
import * as z from "zod";
import { words } from "./value-shapes.ts";

const Kinds = z.array(
  z.enum(["joiner", "mover", "leaver", "leave-of-absence", "return", "rehire", "access", "cancellation"], {
    error: "expected a kind of request",
  }),
);

const Key = z.discriminatedUnion(
  "algorithm",
  [
    z.strictObject({ algorithm: z.literal("ed25519"), person: words, publicKey: words }),
    z.strictObject({
      algorithm: z.literal("hmac-sha256"),
      person: words,
      secret: words.refine((secret) => Buffer.byteLength(secret) >= 32, { error: "expected 32 bytes or more" }),
    }),
  ],
  { error: "expected a key of algorithm ed25519 or hmac-sha256" },
);

/** Which plans a person must approve. */
export const ApprovalPart: z.ZodType<ApprovalPolicy> = z.strictObject(
  {
    exempt: z.array(
      z.strictObject({
        kinds: Kinds.readonly(),
        immediate: z.literal(true).exactOptional(),
        classes: z
          .array(z.enum(["birthright", "requestable", "privileged"]))
          .readonly()
          .exactOptional(),
      }),
      { error: "expected a list of exemptions; an empty one means that every plan is approved" },
    ),
    validHours: z.number().positive().exactOptional(),
    notBy: z.array(z.enum(["requester", "person", "executor"])).exactOptional(),
    approvers: z.array(words).exactOptional(),
    keys: z.record(z.string(), Key).exactOptional(),
  },
  { error: "expected an approval policy" },
);

/** How often people are told of what lasts. */
export const AlertPart: z.ZodType<AlertPolicy> = z.strictObject({
  remindAfterHours: z
    .number({ error: "expected a number of hours" })
    .min(1, { error: "expected one hour or more" })
    .exactOptional(),
});

/** When somebody who was activated and never came gets a new link. */
export const ActivationPart: z.ZodType<ActivationPolicy> = z.strictObject(
  {
    afterDays: z.int().min(1).exactOptional(),
    times: z.int().nonnegative().exactOptional(),
    mailboxes: z.array(words),
  },
  { error: "expected mailboxes" },
);

/** When somebody is reminded that a contract ends. */
export const ContractPart: z.ZodType<ContractPolicy> = z.strictObject(
  {
    endAttribute: words,
    remindDays: z.array(z.int().nonnegative()).exactOptional(),
    filesTermination: z.boolean().exactOptional(),
    mailboxes: z.array(words),
  },
  { error: "expected endAttribute and mailboxes" },
);
