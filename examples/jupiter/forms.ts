import { defineForm, type Form } from "@tenure/lifecycle-rules";
import { fields } from "./fields.ts";

const {
  givenName,
  familyName,
  displayName,
  personalEmail,
  phone,
  employeeNumber,
  start,
  employmentType,
  contractEnd,
  manager,
  department,
  team,
  title,
  costCenter,
  location,
  managesPeople,
  buddy,
  applications,
  accessReason,
  hardware,
  accessories,
  keyboard,
  mobilePhone,
  shippingAddress,
  notes,
  employee,
  effective,
  lastDay,
  immediate,
  handOverTo,
} = fields;

const must = <F extends { readonly required: boolean }>(field: F): F => ({ ...field, required: true });

/** A hire: everything IT and People need, asked once. */
export const onboarding = defineForm({
  name: "onboarding",
  kind: "joiner",
  when: { projectKey: "PPL", requestTypeId: "11" },
  fields: {
    givenName,
    familyName,
    displayName,
    personalEmail,
    phone,
    employeeNumber,
    start,
    employmentType: must(employmentType),
    contractEnd,
    manager: must(manager),
    department: must(department),
    team: must(team),
    title: must(title),
    costCenter,
    location: must(location),
    managesPeople,
    buddy,
    applications,
    accessReason,
    hardware,
    accessories,
    keyboard,
    mobilePhone,
    shippingAddress,
    notes,
  },
});

/** A change of role: only what changes is filled in. */
export const change = defineForm({
  name: "change",
  kind: "mover",
  when: { projectKey: "PPL", requestTypeId: "12" },
  fields: {
    login: employee,
    effective,
    manager,
    department,
    team,
    title,
    costCenter,
    location,
    employmentType,
    managesPeople,
    applications,
    accessReason,
    hardware,
    notes,
  },
});

/** A termination: at the end of the last working day, or at once. */
export const termination = defineForm({
  name: "termination",
  kind: "leaver",
  when: { projectKey: "PPL", requestTypeId: "13" },
  fields: { login: employee, lastDay, immediate, manager, handOverTo, notes },
});

/** Every form of Jupiter. */
export const forms: readonly Form[] = [onboarding, change, termination];
