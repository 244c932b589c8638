import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildCli, type CliProcess, startCli } from "../../test/cli-process.ts";
import { addOAuthApp, CALLBACK, type OAuthApp, openOAuthApp } from "../../test/oauth-app.ts";

/** The provider is a pool of another emulator, whose authority nobody knows who was not told of it. */
describe("A provider behind a private authority", () => {
  let folder: string;
  let provider: OAuthApp;
  let started: CliProcess[];
  beforeAll(async () => {
    await buildCli();
    provider = await openOAuthApp({ emulator: { issuer: "local" } });
  });
  afterAll(() => provider.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    started = [];
  });
  afterEach(async () => {
    for (const { child, exit } of started) {
      child.kill("SIGKILL");
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  });

  /** An emulator in a process of its own, with the provider in front of its pool; where it sends somebody who goes there. */
  async function leave(settings: Record<string, string>): Promise<URL> {
    const cli = startCli({ PORT: "0", DATA_DIR: folder, ...settings });
    started.push(cli);
    const url = await cli.url;
    const [secureUrl = ""] = /https:\/\/localhost:\d+/.exec(cli.output()) ?? [];
    const path = join(folder, "cognito/tls/ca.pem");
    const authority = { certificate: await readFile(path, "utf8"), path };
    const emulator = { url, secureUrl, authority, close: async () => {} };
    const app = await addOAuthApp(emulator, { now: Date.now() });
    await app.administer("CreateIdentityProvider", {
      ProviderName: "Private",
      ProviderType: "OIDC",
      ProviderDetails: {
        client_id: provider.clientId,
        attributes_request_method: "GET",
        authorize_scopes: "openid email",
        oidc_issuer: `${provider.origin}/${provider.userPoolId}`,
      },
      AttributeMapping: { email: "email" },
    });
    await app.administer("UpdateUserPoolClient", {
      ClientId: app.clientId,
      CallbackURLs: [CALLBACK],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "email", "profile"],
      SupportedIdentityProviders: ["Private"],
    });
    const sent = await app.browser().open(app.authorizeUrl({ identity_provider: "Private" }));
    return sent.location;
  }

  it("is reached when NODE_EXTRA_CA_CERTS names that authority", async () => {
    const path = join(folder, "private.pem");
    await writeFile(path, provider.authority);
    const location = await leave({ NODE_EXTRA_CA_CERTS: path });
    expect(location.origin).toBe(provider.origin);
    expect(location.pathname).toBe("/oauth2/authorize");
  });

  it("is not reached by an emulator that was told nothing", async () => {
    const location = await leave({});
    expect(location.searchParams.get("error_description")).toContain("Private Error");
  });
});
