import type { TableRules } from "../reference-table/rules.ts";
import type { Attributes, Given } from "../request/request.ts";
import type { TimeZone } from "../time/time-zone.ts";

/** The zone a person's days begin and end in, and what said so: the attribute, or the table's rule for everybody else. */
export function zoneOf(attributes: Attributes, { zones }: TableRules): Given<TimeZone> {
  const given = attributes[zones.attribute];
  const zone =
    typeof given?.value === "string" && Object.hasOwn(zones.byValue, given.value)
      ? zones.byValue[given.value]
      : undefined;
  return given !== undefined && zone !== undefined
    ? { value: zone, origin: given.origin }
    : { value: zones.otherwise, origin: { source: "rule", id: "zones.otherwise", label: "Time zone" } };
}
