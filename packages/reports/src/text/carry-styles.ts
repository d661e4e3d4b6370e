const CODE = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`, "g");

const code = (number: number) => `${String.fromCharCode(27)}[${number}m`;

/** Which code ends what one of ours begins: bold and dim are ended by 22, colours by 39. */
function endOf(start: number): number {
  return start === 1 || start === 2 ? 22 : 39;
}

/** Text in which every line ends the styles it has begun and begins those it stands in, so that lines can be set apart. */
export function carryStyles(text: string): string {
  let open: readonly number[] = [];
  return text
    .split("\n")
    .map((line) => {
      const before = open;
      for (const [, digits] of line.matchAll(CODE)) {
        const number = Number(digits);
        const isEnd = number === 22 || number === 39 || number === 0;
        open = isEnd ? open.filter((start) => number !== 0 && endOf(start) !== number) : [...open, number];
      }
      return `${before.map(code).join("")}${line}${open
        .toReversed()
        .map((start) => code(endOf(start)))
        .join("")}`;
    })
    .join("\n");
}
