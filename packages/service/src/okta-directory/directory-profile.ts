import type { DirectoryProfile } from "@tenure/provisioner";
import * as z from "zod";

const Value = z.union([z.string(), z.array(z.string()), z.number(), z.boolean()]);

/** The attributes that hold something we can compare; null, blank and nested ones are left out. */
export function profileOf(profile: Readonly<Record<string, unknown>>): DirectoryProfile {
  return Object.fromEntries(
    Object.entries(profile).flatMap(([name, held]) => {
      const value = Value.safeParse(held);
      return value.success && value.data !== "" ? [[name, value.data]] : [];
    }),
  );
}
