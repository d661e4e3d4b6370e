export { aJoiner, aLeaver, aMover, anAccount, anObservation, aTable } from "./testing/builders.ts";
export { carryOut } from "./testing/carry-out.ts";
