import * as z from "zod";

/** The name people see on their dashboard. */
export const label = (usual: string) => z.string().min(1).max(100).default(usual);

/** A host name, without a scheme or a path: `gitlab.jupiter.example`. */
export const host = z
  .string()
  .regex(
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "expected a host name such as gitlab.jupiter.example",
  );

/** One label of a host name, or a name in a path: `jupiter`. */
export const slug = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i, "expected letters, digits and hyphens");

/** An address that is copied from the provider's own console. */
export const copiedUrl = z.url({ protocol: /^https$/, error: "expected an https address, copied from the provider" });

/** The name of a group in Okta, as an assertion carries it. */
export const group = z.string().min(1).max(255);

/** What the names of groups an application is told of begin with; all others are none of its business. */
export const groupPrefix = (usual: string) => z.string().min(2).max(100).default(usual);
