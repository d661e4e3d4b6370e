import { forms, table } from "@tenure-examples/jupiter";

/** Jupiter's policy. Addresses and credentials come from the environment that cron gives. */
export default { table, forms };
