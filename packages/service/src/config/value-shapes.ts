import * as z from "zod";

/** Some words; the value itself never shows in a complaint, it may be a secret. */
export const words = z.string({ error: "expected some text" }).trim().min(1, { error: "expected some text" });

/** An address on the web. */
export const address = (what: string) => z.url({ protocol: /^https?$/, error: `expected ${what}` });
