/** Imports a module and prints the milliseconds it took and the megabytes the heap grew, both of a fresh process. */
const before = process.memoryUsage();
const begun = performance.now();
for (const name of process.argv.slice(2)) await import(name);
const took = performance.now() - begun;
globalThis.gc?.();
const after = process.memoryUsage();
process.stdout.write(
  JSON.stringify({ ms: took, heapMb: (after.heapUsed - before.heapUsed) / 1e6, rssMb: after.rss / 1e6 }),
);
