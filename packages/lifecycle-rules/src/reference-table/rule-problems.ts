import { isKey } from "../applications/application-facts.ts";
import { nearest } from "../form/nearest.ts";
import { LOGIN_PART, LOGIN_PARTS } from "../login/login-candidates.ts";
import { MOST_DAYS, MOST_HOURS } from "./longest.ts";
import type { ReferenceTable } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";

/** What a leaver's duties are handed over by. */
const HAND_OVER = "hand-over";

/** What is wrong with the rules around the rows. */
export function ruleProblems(
  { rules, rows }: Pick<ReferenceTable, "rules" | "rows">,
  file: string,
): readonly TableProblem[] {
  const problem = (column: string, value: string, what: string, candidates: readonly string[] = []): TableProblem => {
    const near = nearest(value, candidates);
    const hint = near === undefined ? "" : `; the nearest is "${near}"`;
    const where = `${file}, rules.${column}`;
    const sentence = `${where}: ${what}${hint}.`;
    return {
      kind: "unknown-value",
      file,
      column: `rules.${column}`,
      value,
      ...(near === undefined ? {} : { nearest: near }),
      sentence,
    };
  };
  const { template } = rules.login;
  const rowIds = rows.map(({ id }) => id);
  const separationIds = (rules.separation ?? []).map(({ id }) => id);
  const applications = rules.applications ?? [];
  const keys = applications.map(({ key }) => key);
  const tasks = applications.flatMap(({ residue = [] }) => residue.map(({ task }) => task));
  return [
    ...keys
      .filter((key, at) => keys.indexOf(key) !== at)
      .map((key) => problem("applications", key, `two applications are called "${key}"`)),
    ...keys
      .filter((key) => !isKey(key))
      .map((key) => problem("applications", key, `"${key}" is an id of Okta, and no name rows could use`)),
    ...applications.flatMap(({ key, assignedBy = [], pushed = [] }) =>
      assignedBy
        .filter(({ groupId }) => pushed.includes(groupId))
        .map(({ groupId, name }) =>
          problem(
            "applications",
            groupId,
            `"${name}" gives ${key} and is pushed to it: users and memberships would race`,
          ),
        ),
    ),
    ...tasks
      .filter((task, at) => task === HAND_OVER || tasks.indexOf(task) !== at)
      .map((task) =>
        problem(
          "applications",
          task,
          task === HAND_OVER
            ? `"${task}" is what the task of handing over is called; name it otherwise`
            : `two applications bring a task "${task}", and a ticket keeps one of each name`,
        ),
      ),
    ...spans(rules)
      .filter(({ value, most, isWhole }) => !(value > 0 && value <= most) || (isWhole && !Number.isInteger(value)))
      .map(({ column, value, most }) => problem(column, String(value), `${value} is no number from 1 to ${most}`)),
    ...rules.protected
      .filter((entry) => entry.trim() === "")
      .map((entry) => problem("protected", entry, "an empty entry protects nobody")),
    ...(/^[^@]+@[^@\s]+$/.test(template)
      ? []
      : [problem("login.template", template, `"${template}" is no mail address`)]),
    ...[...template.matchAll(LOGIN_PART)]
      .map(([, name = ""]) => name)
      .filter((name) => !LOGIN_PARTS.includes(name))
      .map((name) => problem("login.template", name, `"{${name}}" is none of ${LOGIN_PARTS.join(", ")}`, LOGIN_PARTS)),
    ...(rules.leave?.keepRows ?? [])
      .filter((id) => !rowIds.includes(id))
      .map((id) => problem("leave.keepRows", id, `there is no row "${id}"`, rowIds)),
    ...separationIds
      .filter((id, at) => separationIds.indexOf(id) !== at)
      .map((id) => problem("separation", id, `two rules are called "${id}"`)),
    ...(rules.separation ?? [])
      .filter(({ targets }) => new Set(targets).size < 2)
      .map(({ id }) => problem("separation", id, `"${id}" keeps nothing apart: it needs two different targets`)),
  ];
}

/** Every length of time the rules name, in days or hours. */
function spans({ applications = [], leaver = {}, login }: ReferenceTable["rules"]) {
  const days = {
    recycleAfterDays: login.recycleAfterDays,
    holdDays: leaver.holdDays,
    deleteAfterDays: leaver.deleteAfterDays,
  };
  return [
    ...Object.entries(days).flatMap(([name, value]) => {
      const column = name === "recycleAfterDays" ? `login.${name}` : `leaver.${name}`;
      return value === undefined ? [] : [{ column, value, most: MOST_DAYS, isWhole: true }];
    }),
    ...applications.flatMap(({ residue = [] }) =>
      residue.map(({ withinHours }) => ({
        column: "applications",
        value: withinHours,
        most: MOST_HOURS,
        isWhole: false,
      })),
    ),
  ];
}
