import { countingIds, describeLocks, describeWorkQueue } from "@tenure/provisioner/testing";
import { onTestFinished } from "vitest";
import { aHand } from "../../test/a-hand.ts";
import { aRestate } from "../../test/a-restate.ts";
import { restateIngress } from "./ingress.ts";
import { restateLocks } from "./restate-locks.ts";

async function aServer() {
  const restate = await aRestate();
  onTestFinished(() => restate.stop());
  return restate;
}

describeWorkQueue("restateQueue", async () => {
  const restate = await aServer();
  const queue = await aHand(restate);
  const reopen = async () => {
    await restate.cut();
    return queue;
  };
  return { queue, reopen, countsVanished: false };
});

describeLocks("restateLocks", async () => {
  const restate = await aServer();
  await aHand(restate);
  const open = () => restateLocks(restateIngress(restate), countingIds(`lock-${Math.random()}`).next);
  const reopen = async () => {
    await restate.cut();
    return open();
  };
  return { locks: open(), reopen };
});
