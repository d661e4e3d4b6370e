import { appKinds } from "./app-kinds.ts";
import { choiceKinds } from "./choice-kinds.ts";
import type { Kind } from "./kind.ts";
import { peopleKinds } from "./people-kinds.ts";
import { textKinds } from "./text-kinds.ts";
import { thingKinds } from "./thing-kinds.ts";

const all = { ...textKinds, ...choiceKinds, ...peopleKinds, ...thingKinds, ...appKinds };

/** The kinds of fields by our short names. */
export type KindName = keyof typeof all;

/** How each kind of field behaves. */
export const kinds: Readonly<Record<KindName, Kind>> = all;

/** Names of the kinds a custom field may have. */
export const customKinds = (Object.keys(all) as KindName[]).filter((name) => kinds[name].custom !== undefined) as [
  KindName,
  ...KindName[],
];
