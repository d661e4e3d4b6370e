import type { Cause, Origin, Step } from "@tenure/lifecycle-rules";

/** Every place a value was read from that caused a step: once each, in the order of first use. */
export function fieldsRead(steps: readonly Step[]): readonly Origin[] {
  const byPlace = new Map<string, Origin>();
  for (const origin of steps.flatMap((step) => step.causes.flatMap(origins))) {
    byPlace.set(`${origin.source} ${origin.id}`, byPlace.get(`${origin.source} ${origin.id}`) ?? origin);
  }
  return [...byPlace.values()];
}

/** A place as `Department (customfield_10101)`. */
export function originWords({ source, id, label }: Origin): string {
  switch (source) {
    case "field":
      return `${label} (${id})`;
    case "form-answer":
      return `${label} (answer ${id})`;
    case "profile":
      return `${label} (Okta profile ${id})`;
    case "rule":
      return `${label} (rule ${id})`;
  }
}

function origins(cause: Cause): readonly Origin[] {
  switch (cause.kind) {
    case "row":
      return cause.cells.map((cell) => cell.origin);
    case "no-row":
    case "excluded":
      return [];
    case "request":
      return [cause.origin];
  }
}
