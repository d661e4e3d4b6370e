/** Imports modules and prints what it cost a fresh process: time by the clock and of the processor, and memory. */
const before = process.memoryUsage();
const busy = process.cpuUsage();
const begun = performance.now();
for (const name of process.argv.slice(2)) await import(name);
const took = performance.now() - begun;
const { user, system } = process.cpuUsage(busy);
globalThis.gc?.();
const after = process.memoryUsage();
process.stdout.write(
  JSON.stringify({
    ms: took,
    cpuMs: (user + system) / 1000,
    heapMb: (after.heapUsed - before.heapUsed) / 1e6,
    rssMb: after.rss / 1e6,
  }),
);
