import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Answer, Brief, Question, Reached } from "./jury.ts";

/** What the tests said of a mutant. `by` is the test that noticed it. */
export type Verdict =
  | { readonly kind: "killed"; readonly by: string }
  | { readonly kind: "timed-out" }
  | { readonly kind: "survived" };

/** Tries mutants in a process of its own, which is started anew when one does not come back or spoils what follows. */
export interface Judge {
  /** Every test without a mutant, in the order in which they are numbered. */
  readonly reached: readonly Reached[];
  /** Whether a test meets a mutant: while it runs, or while its file or the target is read. */
  meets(test: number, mutant: number): boolean;
  /** What these tests, by number, say of a mutant. */
  judge(mutant: number, tests: readonly number[]): Promise<Verdict>;
  close(): void;
}

/** A mutant that keeps the tests busy for this long does not end. */
const PATIENCE = 20_000;

type Silence = { readonly kind: "silent" } | { readonly kind: "gone" };

export async function startJudge(brief: Omit<Brief, "chosen">): Promise<Judge> {
  let warm = await start({ ...brief, chosen: -1 });
  if (warm.loaded.kind !== "loaded") throw new Error("the tests cannot be read without any change");
  const { targets } = warm.loaded.atLoad;
  const always = new Set(targets);
  const atLoad = new Map(Object.entries(warm.loaded.atLoad.tests).map(([file, all]) => [file, new Set(all)]));
  const answer = await ask(warm.child, "reach", 600_000);
  if (answer.kind !== "reached") throw new Error("the tests do not end without any change");
  const { reached } = answer;
  const met = reached.map(({ mutants }) => new Set(mutants));
  const loads = (test: number, mutant: number) => atLoad.get(reached[test]?.file ?? "")?.has(mutant) ?? false;
  const name = (test: number) => `${reached[test]?.file} > ${reached[test]?.name}`;

  const settled = (said: Answer | Silence): Verdict | undefined => {
    if (said.kind === "survived") return said;
    if (said.kind === "silent") return { kind: "timed-out" };
    if (said.kind === "killed" && !said.spoilt) return { kind: "killed", by: name(said.by) };
    return undefined;
  };

  /** By a process that has seen no other mutant, and has this one from the start. */
  const afresh = async ({ mutant, tests }: Question): Promise<Verdict> => {
    const { child, loaded } = await start({ ...brief, chosen: mutant });
    if (loaded.kind !== "loaded") {
      child.kill("SIGKILL");
      return loaded.kind === "silent" ? { kind: "timed-out" } : { kind: "killed", by: "reading the files" };
    }
    const said = await ask(child, { mutant, tests: loaded.tests === reached.length ? tests : [...reached.keys()] });
    child.kill("SIGKILL");
    if (said.kind === "killed") return { kind: "killed", by: name(said.by) };
    return settled(said) ?? { kind: "killed", by: "the end of the process" };
  };

  return {
    reached,
    meets: (test, mutant) => always.has(mutant) || (met[test]?.has(mutant) ?? false) || loads(test, mutant),
    async judge(mutant, tests) {
      if (always.has(mutant)) return afresh({ mutant, tests });
      // A test whose file has met the mutant already, and it was not chosen then, says nothing of it.
      const said = await ask(warm.child, { mutant, tests: tests.filter((test) => !loads(test, mutant)) });
      const verdict = settled(said);
      if (verdict?.kind === "killed") return verdict;
      if (verdict?.kind !== "survived") {
        warm.child.kill("SIGKILL");
        warm = await start({ ...brief, chosen: -1 });
      }
      // What survived may have met something remembered from before it; it is believed of a process of its own.
      return verdict?.kind === "timed-out" ? verdict : afresh({ mutant, tests });
    },
    close: () => void warm.child.kill("SIGKILL"),
  };
}

async function start(brief: Brief): Promise<{ readonly child: ChildProcess; readonly loaded: Answer | Silence }> {
  const child = fork(fileURLToPath(new URL("jury.ts", import.meta.url)), {
    execArgv: ["--conditions=@tenure/source", "--disable-warning=ExperimentalWarning"],
    env: { ...process.env, TENURE_LAW_RUNS: "40", TENURE_SEED: String(brief.seed), NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return { child, loaded: await ask(child, brief) };
}

function ask(
  child: ChildProcess,
  question: Brief | Question | "reach",
  patience = PATIENCE,
): Promise<Answer | Silence> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | Silence) => {
      clearTimeout(timer);
      child.off("message", settle).off("exit", gone);
      resolve(answer);
    };
    const gone = () => settle({ kind: "gone" });
    const timer = setTimeout(() => settle({ kind: "silent" }), patience);
    child.once("message", settle).once("exit", gone);
    child.send(question);
  });
}
