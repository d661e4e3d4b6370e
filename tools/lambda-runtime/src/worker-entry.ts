// What is deployed as `worker`: the example's own.
import { queueHandler } from "@tenure/adapter-lambda";
import { tenureOf } from "@tenure-examples/lambda-sam/tenure";
import { platform, queue } from "./platform.ts";

export const worker = queueHandler(await tenureOf(platform, queue));
