/** Markup that is safe to send: made by {@link html} only. */
export interface Html {
  readonly markup: string;
}

type Piece = Html | string | number | undefined | false | readonly Piece[];

/**
 * Writes markup. Whatever is put in is text and stays text, unless it is markup made here: nothing a ticket says
 * becomes an element.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: parts.reduce((whole, part, i) => whole + render(pieces[i - 1]) + part) };
}

/** Takes markup as it is. For text of our own only. */
export function trusted(markup: string): Html {
  return { markup };
}

function render(piece: Piece): string {
  if (piece === undefined || piece === false) return "";
  if (typeof piece === "string" || typeof piece === "number") return escaped(String(piece));
  return "markup" in piece ? piece.markup : piece.map(render).join("");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
