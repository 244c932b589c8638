import type { Browser, Page } from "./browser.ts";
import { CLIENT, type ForeignProvider, openForeignProvider } from "./foreign-provider.ts";
import { CALLBACK, type OAuthApp, openOAuthApp } from "./oauth-app.ts";

/** An app whose users come from a foreign provider, which is found by discovery. */
export interface FederatedApp {
  readonly app: OAuthApp;
  readonly provider: ForeignProvider;
  /** Asks to be sent to the provider; the answer is a redirect there, or back to the app with a refusal. */
  readonly leave: (browser: Browser) => Promise<Page>;
  /** Comes back from there as the provider would send the browser: signed in, unless `over` says otherwise. */
  readonly comeBack: (browser: Browser, left: Page, over?: Record<string, string>) => Promise<Page>;
  close(): Promise<void>;
}

export async function openFederatedApp(): Promise<FederatedApp> {
  const app = await openOAuthApp();
  const provider = await openForeignProvider(() => app.now);
  await app.administer("CreateIdentityProvider", {
    ProviderName: "Elsewhere",
    ProviderType: "OIDC",
    ProviderDetails: {
      client_id: CLIENT,
      attributes_request_method: "GET",
      authorize_scopes: "openid email",
      oidc_issuer: provider.issuer,
    },
    AttributeMapping: { email: "email", email_verified: "email_verified" },
  });
  await app.administer("UpdateUserPoolClient", {
    ClientId: app.clientId,
    CallbackURLs: [CALLBACK],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid", "email", "profile"],
    SupportedIdentityProviders: ["Elsewhere"],
  });
  return {
    app,
    provider,
    leave: (browser) => browser.open(app.authorizeUrl({ identity_provider: "Elsewhere" })),
    comeBack: (browser, left, over = {}) => {
      const sent = left.location.searchParams;
      const said = { state: sent.get("state") ?? "", code: sent.get("nonce") ?? "", ...over };
      return browser.open(`${app.origin}/oauth2/idpresponse?${new URLSearchParams(said).toString()}`);
    },
    async close() {
      await provider.close();
      await app.close();
    },
  };
}
