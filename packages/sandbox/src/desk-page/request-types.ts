import { z } from "zod";
import type { DeskParts } from "./desk-parts.ts";

const Choice = z.object({
  label: z.string(),
  children: z.array(z.object({ label: z.string() })).default([]),
});
const Field = z.object({
  fieldId: z.string(),
  name: z.string(),
  description: z.string().default(""),
  required: z.boolean(),
  visible: z.boolean().default(true),
  validValues: z.array(Choice).default([]),
  jiraSchema: z.object({
    type: z.string().default("string"),
    items: z.string().optional(),
    custom: z.string().default(""),
    system: z.string().default(""),
  }),
});
const Desks = z.object({ values: z.array(z.object({ id: z.string(), projectName: z.string() })) });
const Types = z.object({ values: z.array(z.object({ id: z.string(), name: z.string(), description: z.string() })) });
const Fields = z.object({ requestTypeFields: z.array(Field) });

/** A field of a portal form, as Jira describes it. */
export type PortalField = z.infer<typeof Field>;

/** A form of the portal. */
export interface PortalForm {
  readonly deskId: string;
  readonly deskName: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** The forms of all service desks, asked of Jira as any portal would. */
export async function portalForms(parts: DeskParts): Promise<readonly PortalForm[]> {
  const { values: desks } = await ask(parts, "/rest/servicedeskapi/servicedesk?limit=50", Desks);
  const forms: PortalForm[] = [];
  for (const { id: deskId, projectName: deskName } of desks) {
    const path = `/rest/servicedeskapi/servicedesk/${deskId}/requesttype?limit=50`;
    const { values } = await ask(parts, path, Types);
    forms.push(...values.map((one) => ({ deskId, deskName, ...one })));
  }
  return forms;
}

/** The fields of a form, hidden ones left out. */
export async function portalFields(parts: DeskParts, { deskId, id }: PortalForm): Promise<readonly PortalField[]> {
  const path = `/rest/servicedeskapi/servicedesk/${deskId}/requesttype/${id}/field`;
  const { requestTypeFields } = await ask(parts, path, Fields);
  return requestTypeFields.filter(({ visible }) => visible);
}

async function ask<T>({ jira, urls }: DeskParts, path: string, shape: z.ZodType<T>): Promise<T> {
  const authorization = `Basic ${Buffer.from(`${jira.email}:${jira.apiToken}`).toString("base64")}`;
  const response = await jira.handle(new Request(`${urls.jira}${path}`, { headers: { authorization } }));
  return shape.parse(await response.json());
}
