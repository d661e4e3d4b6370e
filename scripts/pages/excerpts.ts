const EXCERPT = /(?<mark><!-- from (?<path>\S+) -->\n```\w*\n)(?<shown>(?:[\s\S]*?\n)??)(?<close>```)/g;

/**
 * A page with its excerpts as the files have them now. A comment `from PATH` above a fence says which file it shows.
 *
 * So the program on the first page is the program that a test runs.
 */
export function withExcerpts(page: string, read: (path: string) => string): string {
  return page.replace(
    EXCERPT,
    (_, mark: string, path: string, __, close: string) => `${mark}${read(path).trim()}\n${close}`,
  );
}
