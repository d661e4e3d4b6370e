/** Letters that have no plain base letter under their marks. Applied after the table's own spelling rules. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  ŋ: "ng",
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  η: "i",
  θ: "th",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ξ: "x",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  ς: "s",
  τ: "t",
  υ: "y",
  φ: "f",
  χ: "ch",
  ψ: "ps",
  ω: "o",
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
  ђ: "d",
  ј: "j",
  љ: "lj",
  њ: "nj",
  ћ: "c",
  џ: "dz",
};

/** Greek letters that sound otherwise together (ELOT 743). */
function greekPairs(text: string): string {
  return text
    .replaceAll("ου", "ou")
    .replaceAll(/([αεη])υ(?=[αβγδεζηιλμνορυω])/g, "$1v")
    .replaceAll(/([αεη])υ/g, "$1f")
    .replaceAll("γγ", "ng")
    .replaceAll("γξ", "nx")
    .replaceAll("γχ", "nch")
    .replaceAll(/(?<!\p{L})μπ/gu, "b");
}

const MARKS = /\p{M}+/gu;

/**
 * A name in the letters a login may hold: `a`–`z`, digits and hyphens; everything between words becomes a hyphen.
 *
 * Latin letters lose their marks, Greek and Cyrillic follow the tables passports use. A name in another script comes
 * out empty: its owner must be asked how they write it, not guessed at.
 */
export function transliterate(name: string, spelling: Readonly<Record<string, string>> = {}): string {
  const lower = name.normalize("NFC").toLowerCase();
  const spelled = [...lower].map((char) => spelling[char] ?? char).join("");
  const unmarked = [...spelled]
    .map((char) => (LETTERS[char] === undefined ? char.normalize("NFD").replaceAll(MARKS, "") : char))
    .join("");
  return [...greekPairs(unmarked)]
    .map((char) => LETTERS[char] ?? char)
    .join("")
    .replaceAll(/['’ʼ`´]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
}
