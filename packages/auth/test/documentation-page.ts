import { readFileSync } from "node:fs";

/** A page of the documentation, taken apart. */
export type Page = {
  readonly file: string;
  /** Its examples, in order. */
  readonly blocks: readonly { readonly code: string }[];
  /** The examples as one module, each line on the line it has in the page. */
  readonly module: string;
  readonly headings: readonly { readonly level: number; readonly anchor: string }[];
  readonly links: readonly string[];
};

const fence = /^```(\w*)$/;
const heading = /^(#+) (.+)$/;
const link = /\]\(([^)\s]+)\)/g;

export function readPage(file: string): Page {
  const blocks: string[][] = [];
  const headings: { level: number; anchor: string }[] = [];
  const links: string[] = [];
  const lines: string[] = [];
  let language: string | null = null;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const opening = fence.exec(line);
    const isExample = language === "ts" && opening === null;
    lines.push(isExample ? line : "");
    if (opening !== null) {
      language = language === null ? (opening[1] ?? "") : null;
      if (language === "ts") blocks.push([]);
    } else if (isExample) blocks.at(-1)?.push(line);
    else if (language === null) {
      const [, marks, text] = heading.exec(line) ?? [];
      if (marks !== undefined && text !== undefined)
        headings.push({ level: marks.length, anchor: anchorOf(text) });
      links.push(...[...line.matchAll(link)].map(([, target = ""]) => target));
    }
  }
  return {
    file,
    blocks: blocks.map((block) => ({ code: block.join("\n") })),
    module: `${lines.join("\n")}\nexport {};\n`,
    headings,
    links,
  };
}

/** As GitHub makes it. */
const anchorOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
