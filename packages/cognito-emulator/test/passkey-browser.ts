import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
// The page's module says what it puts into the page; its types are all that is wanted here.
import type {} from "./amplify-page.ts";
import { bundlePage } from "./bundle-page.ts";

const finder = new URL("../../../scripts/find-browser.mjs", import.meta.url).href;
// The repository's own script, in JavaScript: where the end-to-end tests find their browser too.
const { findBrowser } = (await import(finder)) as {
  findBrowser: () => { path: string | null } | undefined;
};

/** The browser of this machine; undefined when it has none. */
export const installedBrowser = findBrowser();

/** A Chromium with an authenticator of its own, on a page of localhost that holds Amplify and nothing else. */
export interface PasskeyBrowser {
  readonly page: Page;
  /** https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/ */
  readonly devtools: CDPSession;
  /** Plugs in an authenticator that knows its owner, and says yes. Returns its id. */
  plugIn(): Promise<string>;
  close(): Promise<void>;
}

export async function openPasskeyBrowser(): Promise<PasskeyBrowser> {
  const server = await serve(await bundlePage("amplify-page.ts"));
  const browser = await launch();
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo; // TCP, so never a pipe's name
  await page.goto(`http://localhost:${port}/`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  return {
    page,
    devtools,
    async plugIn() {
      const options = {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      } as const;
      return (await devtools.send("WebAuthn.addVirtualAuthenticator", { options })).authenticatorId;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function launch(): Promise<Browser> {
  const path = installedBrowser?.path;
  return chromium.launch({
    ...(path && { executablePath: path }),
    // Root in a container has no sandbox to give, and a test has no business on the internet.
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
}

async function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === "/amplify.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    response.end(isScript ? script : '<!doctype html><script src="/amplify.js"></script>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "localhost", resolve);
  });
  return server;
}
