import { columns, paint, printable } from "@tenure/reports";
import type { Adoption, RowAdoption } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";
import { DIFFERENCES } from "./difference-words.ts";

/** Where each row stands on its way into use, as a table. */
export function adoptionToText({ people, rows }: Adoption, screen: Screen): string {
  const colors = paint(screen.color);
  const room = Math.max(60, screen.width) - 1;
  const name = Math.min(34, Math.max(12, ...rows.map(({ row }) => row.id.length + 2)));
  const off = rows.filter(({ on }) => !on);
  const ready = off.filter(({ surprises }) => surprises.length === 0);
  return [
    `${people} people, ${rows.length} rows: ${rows.length - off.length} on, ${ready.length} ready to be switched on, ${off.length - ready.length} would surprise somebody.`,
    "",
    ...rows.flatMap((one) =>
      columns(
        { text: mark(one, colors), width: 2 },
        { text: printable(one.row.id), width: name },
        { text: String(one.people), width: 6, align: "right" },
        { text: "", width: 1 },
        { text: one.people === 1 ? "person" : "people", width: 8 },
        { text: words(one), width: room - name - 17 },
      ),
    ),
    ...(off.length === 0 ? [] : ["", "Switch a row on by its id in adoption.rowsOn of the configuration."]),
    "",
  ].join("\n");
}

/** The people one row would surprise. */
export function surprisesToText(one: RowAdoption, { color }: Screen): string {
  const colors = paint(color);
  const { row, surprises } = one;
  if (surprises.length === 0)
    return `${colors.gain("✓")} ${printable(row.id)} changes nobody's access. ${words(one)}\n`;
  return [
    `${printable(row.id)} would change ${surprises.length === 1 ? "1 membership" : `${surprises.length} memberships`} of people no ticket is about:`,
    ...surprises.map(({ difference: { kind, login, name } }) => {
      const sign = kind === "missing" ? colors.gain("+") : colors.loss("−");
      return `  ${sign} ${printable(login)}  ${printable(name)}  ${colors.quiet(DIFFERENCES[kind].meaning)}`;
    }),
    "Take them over as exceptions, with an owner and an end:",
    `  ${colors.name(`tenure adopt ${printable(row.id)} --take-over --days 90`)}`,
    "",
  ].join("\n");
}

function mark({ on, surprises }: RowAdoption, colors: ReturnType<typeof paint>): string {
  if (on) return colors.notice("●");
  return surprises.length === 0 ? colors.gain("✓") : colors.change("≠");
}

function words({ on, byKind, surprises, together }: RowAdoption): string {
  const kinds = Object.entries(byKind).map(([kind, count]) => {
    const known = Object.entries(DIFFERENCES).find(([name]) => name === kind);
    return `${count} ${known?.[1].title ?? kind}`;
  });
  const state = on
    ? "on"
    : surprises.length === 0
      ? "ready"
      : `${surprises.length === 1 ? "1 surprise" : `${surprises.length} surprises`} (${kinds.join(", ")})`;
  return together.length === 0 ? state : `${state}; together with ${together.map(printable).join(", ")}`;
}
