export {
  aDay,
  aJoiner,
  aLeaver,
  aMover,
  anAccount,
  anInstant,
  anObservation,
  aTable,
  aZone,
  given,
  someAttributes,
  someRules,
} from "./testing/builders.ts";
export { carryOut } from "./testing/carry-out.ts";
export { carryOutAll } from "./testing/carry-out-all.ts";
