import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bundlePage } from "./bundle-page.ts";
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
  const script = await bundlePage("redirect-page.ts");
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
