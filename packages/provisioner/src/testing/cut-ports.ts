import { ResultAsync } from "neverthrow";
import type { Ports } from "../ports/ports.ts";

/** Where a process dies: at its nth call to the outside, before it happens or after. */
export interface Cut {
  readonly call: number;
  readonly when: "before" | "after";
}

/** A process that counts every call it makes, and dies at one of them. */
export interface Mortal {
  /** A port or a store, counted under this name. From the cut on nothing answers, as after a power cut. */
  readonly through: <P extends object>(name: string, port: P) => P;
  /** Resolves when the process is dead. */
  readonly dead: Promise<"dead">;
  /** Calls so far, by name. */
  readonly calls: readonly string[];
}

/** Ports that count every call, and die at one of them. */
export interface CutPorts extends Pick<Mortal, "dead" | "calls"> {
  readonly ports: Ports;
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
  const { calls, dead, through } = mortal(cut);
  const wrapped = Object.fromEntries(COUNTED.map((name) => [name, through(name, real[name])]));
  return { ports: { ...real, ...wrapped }, dead, calls };
}

/**
 * A process that dies at a cut; without one it only counts. `told` hears of every call before it is made, and `killed`
 * of the death: a process of its own ends itself there.
 */
export function mortal(cut?: Cut, told?: (name: string) => void, killed?: () => void): Mortal {
  const calls: string[] = [];
  const { promise: dead, resolve } = Promise.withResolvers<"dead">();
  let isDead = false;
  const die = () => {
    isDead = true;
    killed?.();
    resolve("dead");
  };
  const never = () => new ResultAsync<never, never>(new Promise(() => {}));
  const through = <P extends object>(name: string, port: P): P =>
    new Proxy(port, {
      get(target, key) {
        const method: unknown = Reflect.get(target, key);
        if (typeof method !== "function") return method;
        return (...args: readonly unknown[]) => {
          // What is dead calls nothing any more.
          if (isDead) return never();
          calls.push(`${name}.${String(key)}`);
          told?.(`${name}.${String(key)}`);
          const isCut = cut !== undefined && calls.length - 1 === cut.call;
          if (isCut && cut.when === "before") {
            die();
            return never();
          }
          const result: unknown = Reflect.apply(method, target, args);
          if (!isCut) return result;
          // It has happened, and nobody is there to hear of it.
          void Promise.resolve(result).then(die);
          return never();
        };
      },
    });
  return { through, dead, calls };
}
