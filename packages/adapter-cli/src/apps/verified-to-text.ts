import { columns, paint, printable } from "@tenure/reports";
import type { VerifiedApplication } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";
import { headingLine, markedLines } from "./application-lines.ts";

const HEAD = ["application", "in Okta", "groups", "pushed", "certificate until", "people"];
const GAP = 2;

/** A table of all applications, then what somebody has to look at. */
export function verifiedToText(verified: readonly VerifiedApplication[], screen: Screen): string {
  const { gain, loss, quiet } = paint(screen.color);
  const rows = verified.map(cellsOf);
  const widths = HEAD.map((head, at) => GAP + Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  // The first column gives way on a narrow screen.
  const spare = Math.max(12, screen.width - 3 - widths.slice(1).reduce((sum, width) => sum + width, 0));
  const sized = [Math.min(widths[0] ?? spare, spare), ...widths.slice(1)];
  const line = (mark: string, cells: readonly string[], tint = (text: string) => text) =>
    columns({ text: mark, width: 2 }, ...cells.map((text, at) => ({ text: tint(text), width: sized[at] ?? 8 })));
  const table = [
    ...line("", HEAD, quiet),
    ...rows.flatMap((row, at) => line((verified[at]?.findings.length ?? 0) === 0 ? gain("✓") : loss("✗"), row)),
  ];
  const wrong = verified.filter(({ findings }) => findings.length > 0);
  const parts = wrong.map(({ application, findings, label }) => [
    headingLine(label, [application], screen),
    ...findings.flatMap(({ sentence }) => markedLines(loss("✗"), `${sentence.replace(/\.$/, "")}.`, screen)),
  ]);
  const end =
    wrong.length === 0
      ? `All ${verified.length} stand as declared.`
      : `${wrong.length} of ${verified.length} ${wrong.length === 1 ? "has" : "have"} something to look at.`;
  return `${[table, ...parts, [end]].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function cellsOf(one: VerifiedApplication): readonly string[] {
  const { certificate, groups, label, people, pushes, status } = one;
  const share = ({ declared, right }: { readonly declared: number; readonly right: number }) =>
    declared === 0 ? "–" : `${right} of ${declared}`;
  return [
    printable(label),
    status?.toLowerCase() ?? "no",
    share(groups),
    share(pushes),
    certificate === undefined ? "–" : certificate.endsAt.slice(0, 10),
    people === undefined ? "–" : String(people.byGroup + people.direct),
  ];
}
