import { z } from "zod";

type Resource = Readonly<Record<string, unknown>>;

const Operation = z.looseObject({ op: z.string(), path: z.string().optional(), value: z.unknown().optional() });
const Patch = z.looseObject({ Operations: z.array(Operation) });
const Members = z.array(z.looseObject({ value: z.string() })).catch([]);
const Values = z.record(z.string(), z.unknown()).catch({});

/** Applies the operations Okta sends: replacing values, and adding or removing one member. */
export function readPatch(resource: Resource, body: unknown): Resource {
  const read = Patch.safeParse(body);
  if (!read.success) return resource;
  let patched = resource;
  for (const operation of read.data.Operations) patched = apply(patched, operation);
  return patched;
}

/** A group without one of its members. */
export function withoutMember<R extends Resource>(group: R, userId: string | undefined): R {
  const members = Members.parse(group["members"]);
  return { ...group, members: members.filter((member) => member.value !== userId) };
}

function apply(before: Resource, { op, path, value }: z.infer<typeof Operation>): Resource {
  const members = Members.parse(before["members"]);
  switch (op.toLowerCase()) {
    case "add": {
      const added = Members.parse(value);
      const others = members.filter((member) => !added.some((one) => one.value === member.value));
      return { ...before, members: [...others, ...added] };
    }
    case "remove": {
      const [, gone] = /^members\[value eq "(.*)"\]$/.exec(path ?? "") ?? [];
      return withoutMember(before, gone);
    }
    case "replace":
      return path === undefined ? { ...before, ...Values.parse(value) } : { ...before, [path]: value };
    default:
      return before;
  }
}
