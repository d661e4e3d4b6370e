import { type Json, list, member, text, toJson } from "../json.ts";

/** What becomes of a value; `undefined`: it is left out, and whatever needs it. */
export type ValueChange = (value: Json) => Json | undefined;

/** Whether an entry's body tells what somebody's profile held or holds, or the login an account was made with. */
export function tellsValues(body: Json): boolean {
  return [member(body, "step") ?? null, ...list(body, "steps")].some((step) => changesProfile(step) || makes(step));
}

/** A body with every value of somebody's profile changed, wherever a step keeps it. */
export function changeValues(body: Json, change: ValueChange): Json {
  if (!tellsValues(body)) return body;
  const step = member(body, "step");
  const steps = member(body, "steps");
  return toJson({
    ...(body as object),
    ...(step === undefined ? {} : { step: changeStep(step, change) }),
    ...(steps === undefined ? {} : { steps: list(body, "steps").map((one) => changeStep(one, change)) }),
  });
}

const changesProfile = (step: Json) => text(member(step, "action"), "kind") === "update-profile";
const makes = (step: Json) => text(member(step, "action"), "kind") === "create-account";

function changeStep(step: Json, change: ValueChange): Json {
  if (makes(step)) return changeLogins(step, change);
  if (!changesProfile(step)) return step;
  const { action, expect, undo } = step as { readonly [name: string]: Json };
  return toJson({
    ...(step as object),
    action: changeAction(action, change),
    ...(undo === undefined ? {} : { undo: changeAction(undo, change) }),
    ...(expect === undefined ? {} : { expect: changeExpectation(expect, change) }),
  });
}

/** A login is made of somebody's name. One that is gone is empty: the account is told by its id. */
function changeLogins(step: Json, change: ValueChange): Json {
  const changed = (part: string) => {
    const whole = member(step, part);
    const login = member(whole, "login");
    return login === undefined ? {} : { [part]: { ...(whole as object), login: change(login) ?? "" } };
  };
  return toJson({ ...(step as object), ...changed("action"), ...changed("expect") });
}

function changeAction(action: Json | undefined, change: ValueChange): Json {
  const changes = list(action, "changes").flatMap((one) => changeOne(one, change) ?? []);
  return toJson({ ...(action as object), changes });
}

function changeOne(one: Json, change: ValueChange): Json | undefined {
  const sides = ["from", "to"].flatMap((name) => {
    const value = member(one, name);
    return value === undefined ? [] : [[name, change(value)] as const];
  });
  // Half a change would clear what was meant to be given back.
  return sides.some(([, value]) => value === undefined)
    ? undefined
    : toJson({ ...(one as object), ...Object.fromEntries(sides) });
}

function changeExpectation(expectation: Json, change: ValueChange): Json {
  const values = member(expectation, "values");
  if (values === undefined) return expectation;
  const changed = Object.entries(values as { readonly [name: string]: Json }).flatMap(([name, value]) => {
    const after = change(value);
    return after === undefined ? [] : [[name, after] as const];
  });
  return toJson({ ...(expectation as object), values: Object.fromEntries(changed) });
}
