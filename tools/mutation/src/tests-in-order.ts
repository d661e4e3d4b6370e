import type { Judge } from "./judge.ts";
import type { Numbered } from "./sources.ts";

/**
 * The tests that meet a mutant, in the order in which they are likely to notice it soon: the one that did last time,
 * examples before laws, which take a second each, and quick before slow.
 */
export function testsInOrder(
  judge: Pick<Judge, "reached" | "meets">,
): (mutant: Numbered, noticedBy: string | undefined) => readonly number[] {
  const tests = judge.reached.map(({ file, name, milliseconds }) => ({
    name: `${file} > ${name}`,
    milliseconds,
    law: file.includes("/laws/") ? 1 : 0,
  }));
  const quickFirst = [...tests.keys()].toSorted((a, b) => {
    const [one, other] = [tests[a], tests[b]];
    if (one === undefined || other === undefined) return 0;
    return one.law - other.law || one.milliseconds - other.milliseconds;
  });
  return ({ number }, noticedBy) => {
    const meeting = quickFirst.filter((test) => judge.meets(test, number));
    // A law that noticed it may since have an example beside it: examples come first all the same.
    const last = meeting.filter((test) => tests[test]?.law === 0 && tests[test]?.name === noticedBy);
    return [...last, ...meeting.filter((test) => !last.includes(test))];
  };
}
