import { z } from "zod";

/** One attribute of a profile, in Okta's subset of JSON Schema. Unknown keys are kept. */
export const Attribute = z.looseObject({
  title: z.string().optional(),
  type: z.enum(["string", "boolean", "number", "integer", "array"]).default("string"),
  required: z.boolean().nullish(),
  enum: z.array(z.unknown()).nullish(),
  oneOf: z.array(z.looseObject({ const: z.unknown(), title: z.string().optional() })).nullish(),
  minLength: z.number().nullish(),
  maxLength: z.number().nullish(),
  pattern: z.string().nullish(),
  unique: z.string().or(z.boolean()).nullish(),
  mutability: z.string().optional(),
});
/** One attribute of a profile. */
export type Attribute = z.infer<typeof Attribute>;

/** Attributes by name. */
export type Attributes = Readonly<Record<string, Attribute>>;

const text = (title: string, maxLength?: number, extra: Partial<Attribute> = {}): Attribute => ({
  title,
  type: "string",
  mutability: "READ_WRITE",
  ...(maxLength === undefined ? {} : { maxLength }),
  ...extra,
});

/** The attributes every user has, in Okta's order. */
export const baseUserAttributes: Attributes = {
  login: text("Username", 100, { required: true, minLength: 5 }),
  firstName: text("First name", 50, { required: true, minLength: 1 }),
  lastName: text("Last name", 50, { required: true, minLength: 1 }),
  middleName: text("Middle name"),
  honorificPrefix: text("Honorific prefix"),
  honorificSuffix: text("Honorific suffix"),
  email: text("Primary email", 100, { required: true, minLength: 5, format: "email" }),
  title: text("Title"),
  displayName: text("Display name"),
  nickName: text("Nickname"),
  profileUrl: text("Profile Url"),
  secondEmail: text("Secondary email", 100, { format: "email" }),
  mobilePhone: text("Mobile phone", 100),
  primaryPhone: text("Primary phone", 100),
  streetAddress: text("Street address", 1024),
  city: text("City", 128),
  state: text("State", 128),
  zipCode: text("Zip code", 50),
  countryCode: text("Country code", 2),
  postalAddress: text("Postal Address", 4096),
  preferredLanguage: text("Preferred language"),
  locale: text("Locale"),
  timezone: text("Time zone"),
  userType: text("User type"),
  employeeNumber: text("Employee number"),
  costCenter: text("Cost center"),
  organization: text("Organization"),
  division: text("Division"),
  department: text("Department"),
  managerId: text("ManagerId"),
  manager: text("Manager"),
};

/** The attribute every application's user has. */
export const baseAppUserAttributes: Attributes = {
  userName: text("Username", 100, { required: true, scope: "NONE" }),
};

/** The attributes every group has. */
export const baseGroupAttributes: Attributes = {
  name: text("Name", 255, { required: true }),
  description: text("Description", 1024),
};
