import { dirname, join } from "node:path";

const LINK = /\]\((?<target>[^)\s]+)\)/g;

/** GitHub's anchor of a heading: `## Two words!` → `two-words`. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/^#+ /, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

/**
 * Links of a page that lead nowhere in the repository: no such file, no such heading. The web is not asked.
 *
 * @param exists - whether a path from the repository's root is there
 * @param read - the text of a page by the same path
 */
export function linkProblems(
  page: string,
  text: string,
  exists: (path: string) => boolean,
  read: (path: string) => string,
): readonly string[] {
  // Code shows links it does not mean.
  const prose = text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, " "));
  return [...prose.matchAll(LINK)].flatMap(({ groups }) => {
    const target = groups?.["target"] ?? "";
    if (/^[a-z]+:/.test(target)) return [];
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : join(dirname(page), path);
    if (!exists(file)) return [`${page}: ${target} leads nowhere`];
    if (anchor === undefined || !file.endsWith(".md")) return [];
    const anchors = read(file)
      .split("\n")
      .filter((line) => /^#+ /.test(line))
      .map(anchorOf);
    return anchors.includes(anchor) ? [] : [`${page}: ${file} has no heading "${anchor}"`];
  });
}
