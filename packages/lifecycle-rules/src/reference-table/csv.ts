import { err, ok, type Result } from "neverthrow";

/** A line of a CSV text, with the number of the text line it starts on. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quoted cell that never ends, or ends where another cell begins: most of what is in it was never meant to be. */
export interface UnclosedQuote {
  readonly kind: "unclosed-quote";
  readonly line: number;
  /** The line of the quote that ended it, where one did. */
  readonly endsAt?: number;
}

/**
 * Splits a CSV text as spreadsheets write it: with or without a byte order mark, `,` or `;` between cells,
 * CRLF or LF, line breaks and doubled quotes inside quoted cells. Empty lines are left out.
 */
export function readCsv(text: string): Result<readonly CsvLine[], UnclosedQuote> {
  const source = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const separator = separatorOf(source);
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let cell = "";
  let line = 1;
  let startedAt = 1;
  let quotedSince: number | undefined;
  let closed: { readonly line: number; readonly endsAt: number } | undefined;
  const endCell = () => {
    cells.push(cell);
    cell = "";
    closed = undefined;
  };
  const endLine = () => {
    endCell();
    if (cells.some((value) => value.trim() !== "")) lines.push({ line: startedAt, cells });
    cells = [];
    startedAt = line;
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === "\n") line += 1;
    if (quotedSince !== undefined) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else {
        closed = { line: quotedSince, endsAt: line };
        quotedSince = undefined;
      }
    } else if (closed !== undefined && char !== separator && char?.trim() !== "") {
      return err({ kind: "unclosed-quote", ...closed });
    } else if (char === '"' && cell.trim() === "") {
      cell = "";
      quotedSince = line;
    } else if (char === separator) endCell();
    else if (char === "\n") endLine();
    else cell += char;
  }
  if (quotedSince !== undefined) return err({ kind: "unclosed-quote", line: quotedSince });
  if (cell !== "" || cells.length > 0) endLine();
  return ok(lines);
}

/** The header decides: the first line that is no directive. What stands in quotes is no separator. */
function separatorOf(source: string): "," | ";" {
  const bare = source.replaceAll(/"(?:[^"]|"")*"/g, '""');
  const header = bare.split("\n").find((line) => line.trim() !== "" && !/^\s*(""|#)/.test(line)) ?? "";
  return header.split(";").length > header.split(",").length ? ";" : ",";
}

/** A cell as CSV, quoted only where it must be. */
export function writeCell(value: string): string {
  const safe = asText(value);
  return /[",;\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A spreadsheet runs a cell that begins like this, whoever wrote it.
const RUNS = /^'*[=+\-@\t]/;

/** A text no spreadsheet takes for a formula. */
function asText(value: string): string {
  return RUNS.test(value) ? `'${value}` : value;
}

/** A cell as it was meant: without the mark that keeps a spreadsheet from running it. */
export function meantCell(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}
