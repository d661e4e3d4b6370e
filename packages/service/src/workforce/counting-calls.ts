import { bucketOf, type OktaClient } from "@tenure/okta-client";
import type { CallsSpent } from "@tenure/provisioner";

/** The same client, and what is spent through it: by the limits Okta counts calls against. Retries count, as Okta counts them. */
export function countingCalls(client: OktaClient): {
  readonly okta: OktaClient;
  readonly spent: () => readonly CallsSpent[];
} {
  const calls = new Map<string, number>();
  const okta: OktaClient = {
    ...client,
    api: {
      ...client.api,
      log: (record) => {
        const bucket = bucketOf(record.endpoint);
        calls.set(bucket, (calls.get(bucket) ?? 0) + 1);
        client.api.log?.(record);
      },
    },
  };
  const limitOf = (bucket: string) => client.api.governor?.state().find((one) => one.bucket === bucket)?.limit;
  return {
    okta,
    spent: () =>
      [...calls].toSorted().map(([bucket, count]) => {
        const limit = limitOf(bucket);
        return { bucket, calls: count, ...(limit === undefined ? {} : { limit }) };
      }),
  };
}
