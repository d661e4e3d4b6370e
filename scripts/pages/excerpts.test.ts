import { describe, expect, it } from "vitest";
import { withExcerpts } from "./excerpts.ts";

const read = (path: string) => `// ${path}\nrun($&);\n`;

describe("withExcerpts", () => {
  it("puts what the file says now where its old text stood, and touches nothing else", () => {
    const page = "# T\n\n<!-- from a/b.ts -->\n```ts\nold();\n```\n\n```ts\nown();\n```\n";
    expect(withExcerpts(page, read)).toBe(
      "# T\n\n<!-- from a/b.ts -->\n```ts\n// a/b.ts\nrun($&);\n```\n\n```ts\nown();\n```\n",
    );
  });
});
