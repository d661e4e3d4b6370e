import fc from "fast-check";

/**
 * One seed for every property of a run, where `TENURE_SEED` names one: a run that failed can be had again, and a change
 * that passed once passes again. Without it every run looks at other cases.
 */
const named = process.env["TENURE_SEED"];
if (named !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(named) });
