import { isObject, own, ownId, ownText } from "../own.ts";
import type { FieldAsset, FieldGroup, FieldOption, FieldRequestType, FieldThing, FieldUser } from "./field-value.ts";

/** A choice; `undefined` when it is none. */
export function toOption(value: unknown): FieldOption | undefined {
  const id = ownId(value, "id");
  const text = ownText(value, "value");
  if (id === undefined || text === undefined) return undefined;
  return { id, value: text, disabled: own(value, "disabled") === true };
}

/** A person; `undefined` without an account id. */
export function toUser(value: unknown): FieldUser | undefined {
  const accountId = ownText(value, "accountId");
  if (accountId === undefined) return undefined;
  const displayName = ownText(value, "displayName");
  const emailAddress = ownText(value, "emailAddress");
  const active = own(value, "active");
  const accountType = ownText(value, "accountType");
  return {
    accountId,
    ...(displayName === undefined ? {} : { displayName }),
    ...(emailAddress === undefined ? {} : { emailAddress }),
    ...(typeof active === "boolean" ? { active } : {}),
    ...(accountType === undefined ? {} : { accountType }),
  };
}

/** Something with an id and a name. */
export function toThing(value: unknown): FieldThing | undefined {
  const id = ownId(value, "id");
  const name = ownText(value, "name");
  const key = ownText(value, "key");
  if (id === undefined || name === undefined) return undefined;
  return key === undefined ? { id, name } : { id, name, key };
}

/** A group. */
export function toGroup(value: unknown): FieldGroup | undefined {
  const name = ownText(value, "name");
  const groupId = ownText(value, "groupId");
  if (name === undefined) return undefined;
  return groupId === undefined ? { name } : { name, groupId };
}

/** An Assets object, from its parts or from `workspace:object`. */
export function toAsset(value: unknown): FieldAsset | undefined {
  const [idWorkspace, idObject] = (ownText(value, "id") ?? "").split(":");
  const workspaceId = ownText(value, "workspaceId") ?? idWorkspace;
  const objectId = ownId(value, "objectId") ?? idObject;
  return workspaceId && objectId ? { workspaceId, objectId } : undefined;
}

/** The request type inside a `vp-origin` value. */
export function toRequestType(value: unknown): FieldRequestType | undefined {
  const inner = own(value, "requestType");
  const id = ownId(inner, "id");
  if (id === undefined) return undefined;
  const serviceDeskId = ownId(inner, "serviceDeskId");
  const issueTypeId = ownId(inner, "issueTypeId");
  return {
    id,
    name: ownText(inner, "name") ?? "",
    ...(serviceDeskId === undefined ? {} : { serviceDeskId }),
    ...(issueTypeId === undefined ? {} : { issueTypeId }),
  };
}

/** Every entry read, or `undefined` when one cannot be: part of a list would be a wrong list. */
export function allOf<T>(value: unknown, read: (entry: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.map(read);
  return entries.includes(undefined) ? undefined : entries.filter((entry) => entry !== undefined);
}

/** Whether a field holds nothing, in any of the ways Jira says so. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === "{}") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
