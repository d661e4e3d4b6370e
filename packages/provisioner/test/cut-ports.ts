import { ResultAsync } from "neverthrow";
import type { Ports } from "../src/ports/ports.ts";

/** Where a process dies: at its nth call to the outside, before it happens or after. */
export interface Cut {
  readonly call: number;
  readonly when: "before" | "after";
}

/** Ports that count every call, and die at one of them: from then on nothing answers, as after a power cut. */
export interface CutPorts {
  readonly ports: Ports;
  /** Resolves when the process is dead. */
  readonly dead: Promise<"dead">;
  /** Calls so far, by name. */
  readonly calls: readonly string[];
}

const COUNTED: readonly (keyof Ports)[] = [
  "desk",
  "directory",
  "mailer",
  "messenger",
  "ledger",
  "spool",
  "queue",
  "locks",
];

/** Wraps ports so that a process using them dies at a cut; without one they only count. */
export function cutPorts(real: Ports, cut?: Cut): CutPorts {
  const calls: string[] = [];
  let die: (word: "dead") => void = () => {};
  const dead = new Promise<"dead">((resolve) => {
    die = resolve;
  });
  const never = () => {
    die("dead");
    return new ResultAsync<never, never>(new Promise(() => {}));
  };
  const wrap = (port: object, name: string) =>
    new Proxy(port, {
      get(target, key) {
        const method: unknown = Reflect.get(target, key);
        if (typeof method !== "function") return method;
        return (...args: readonly unknown[]) => {
          // What is dead calls nothing any more.
          if (cut !== undefined && calls.length > cut.call) return never();
          calls.push(`${name}.${String(key)}`);
          const isCut = cut !== undefined && calls.length - 1 === cut.call;
          if (isCut && cut.when === "before") return never();
          const result: unknown = Reflect.apply(method, target, args);
          return isCut ? never() : result;
        };
      },
    });
  const wrapped = Object.fromEntries(COUNTED.map((name) => [name, wrap(real[name], name)]));
  return { ports: { ...real, ...wrapped }, dead, calls };
}
