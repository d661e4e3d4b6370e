/** Wiki markup as a document. Only paragraphs, line breaks and mentions are understood; the rest stays as written. */
export function wikiToAdf(markup: string): unknown {
  const paragraphs = markup
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== "");
  return { type: "doc", version: 1, content: paragraphs.map(paragraph) };
}

function paragraph(text: string): unknown {
  const content = text
    .split("\n")
    .flatMap((line, index) => [...(index === 0 ? [] : [{ type: "hardBreak" }]), ...pieces(line)]);
  return { type: "paragraph", content };
}

function pieces(line: string): readonly unknown[] {
  return line
    .split(/(\[~accountid:[^\]]+\])/)
    .filter((part) => part !== "")
    .map((part) => {
      const [, id] = /^\[~accountid:([^\]]+)\]$/.exec(part) ?? [];
      return id === undefined ? { type: "text", text: part } : { type: "mention", attrs: { id } };
    });
}
