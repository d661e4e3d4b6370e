export { type BucketServer, bucketServer } from "./testing/bucket-server.ts";
export { type VirtualTime, virtualTime } from "./testing/virtual-time.ts";
