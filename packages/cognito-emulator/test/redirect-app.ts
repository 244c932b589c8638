import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "vite";
// The page's module says what it puts into the page; its types are all that is wanted here.
import type {} from "./redirect-page.ts";

/** A web application of one page that signs people in through managed login. */
export interface RedirectApp {
  /** Where it runs, and where browsers come back to. */
  readonly url: string;
  /** What Amplify is configured with; to be said before the page is opened. */
  configure(config: typeof globalThis.appConfig): void;
  close(): Promise<void>;
}

export async function serveRedirectApp(): Promise<RedirectApp> {
  const script = await bundlePage();
  let config = "{}";
  const server = createServer((request, response) => {
    const isScript = request.url === "/app.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    const page = `<!doctype html><title>App</title><script>appConfig = ${config}</script><script src="/app.js"></script>`;
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe's name
  return {
    url: `http://localhost:${port}/`,
    configure(wanted) {
      config = JSON.stringify(wanted);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Amplify as a web application ships it: one script. */
async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, "redirect-page.ts"),
        output: { format: "iife", codeSplitting: false },
      },
    },
  });
  const chunks = [built].flat().flatMap((output) => ("output" in output ? output.output : []));
  const script = chunks.find((chunk) => chunk.type === "chunk");
  if (!script) throw new Error("Bundling made no script.");
  return script.code;
}
