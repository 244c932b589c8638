import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { ApiError } from "../trpc/api-error.ts";

const require = createRequire(import.meta.url);
const fontStylesheet = require.resolve("@fontsource-variable/noto-sans-jp/wght.css");
const pageStylesheet = require.resolve("@fastify/swagger-ui/static/swagger-ui.css");

/** Asked in this order for what the fonts before them lack: a device with Japanese fonts of its own fetches none of ours. */
const japaneseFonts = `"Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP Variable"`;

/**
 * What the page's words are set in. Its own style names fonts in dozens of rules, none of which has Japanese characters:
 * each of these rules is said once more, with Japanese fonts at the end of its line.
 */
export async function readDocsType(): Promise<string> {
  const [faces, page] = await Promise.all([
    readFile(fontStylesheet, "utf8"),
    readFile(pageStylesheet, "utf8"),
  ]);
  const lengthened = [...page.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors, style = ""]) => {
    const fonts = /font-family:([^;]+)/.exec(style)?.[1];
    return fonts === undefined ? [] : `${selectors}{font-family:${fonts},${japaneseFonts}}`;
  });
  return [faces, ...lengthened].join("\n");
}

/**
 * Serves Noto Sans JP where its stylesheet looks for it: in slices, of which a browser fetches those whose characters it
 * meets. They come from the package as it was published, with its licence beside them.
 */
export function registerDocsType(app: FastifyInstance, stylesheet: string): void {
  const slices = new Set([...stylesheet.matchAll(/url\(\.\/files\/([^)]+)\)/g)].map(([, slice]) => slice));
  app.get<{ Params: { slice: string } }>("/docs/static/theme/files/:slice", async (request, reply) => {
    const { slice } = request.params;
    if (!slices.has(slice)) throw new ApiError("not_found");
    const font = await readFile(join(dirname(fontStylesheet), "files", slice));
    return reply.header("cache-control", "public, max-age=86400").type("font/woff2").send(font);
  });
}
