import * as z from "zod";
import { words } from "./value-shapes.ts";

/** The `mail` part of a configuration. */
export const MailPart = z.strictObject({
  smtpUrl: z.url({
    protocol: /^smtps?$/,
    error: "expected a mail server, like smtps://user:password@mail.acme.example",
  }),
  from: words.regex(/@/, { error: "expected a sender, like Tenure <tenure@acme.example>" }),
  company: words.exactOptional(),
  language: z.enum(["en", "de"], { error: 'expected "en" or "de"' }).exactOptional(),
  domain: words.exactOptional(),
});
