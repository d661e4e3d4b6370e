import { forms } from "./forms.ts";
import { table } from "./table.ts";

/** Jupiter's settings. Addresses and credentials come from the environment. */
export default { table, forms };
