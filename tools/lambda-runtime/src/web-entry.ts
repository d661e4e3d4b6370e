// What is deployed as `web`: the example's own, and four handlers that misbehave.
import { web as open } from "@tenure-examples/lambda-sam/web";
import { platform, queue } from "./platform.ts";

export const web = await open(platform, queue);

/** All that a dump of the environment shows. */
export const dump = async () => process.env;
export const sleepy = () => new Promise(() => setInterval(() => {}, 1_000));
export const crashing = async () => process.exit(7);
export const throwing = async () => {
  throw new TypeError("a mistake");
};
