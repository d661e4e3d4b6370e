export { fields } from "./fields.ts";
export { change, forms, onboarding, termination } from "./forms.ts";
export { options } from "./options.ts";
export { rules } from "./rules.ts";
export { table } from "./table.ts";
