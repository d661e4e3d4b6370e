export { fields } from "./fields.ts";
export { change, forms, onboarding, termination } from "./forms.ts";
export { environmentOf, hire, hiredLogin, type Reachable } from "./hire.ts";
export { accountIdOf, jiraSeed } from "./jira-seed.ts";
export { oktaSeed } from "./okta-seed.ts";
export { options } from "./options.ts";
export { type Employee, loginOf, people } from "./people.ts";
export { rules } from "./rules.ts";
export { table } from "./table.ts";
