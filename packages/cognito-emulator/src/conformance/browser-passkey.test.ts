import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installedBrowser, openPasskeyBrowser, type PasskeyBrowser } from "../../test/passkey-browser.ts";
import { createEmulator, type Emulator } from "../index.ts";
import type { LocalPool } from "./local-pool.ts";
import { openPasskeyPool } from "./passkey-pool.ts";

// A browser beside the pool: a busy machine needs its time for both.
describe.skipIf(!installedBrowser)(
  "Amplify in Chromium, with its authenticator",
  { timeout: 120_000 },
  () => {
    let emulator: Emulator;
    let browser: PasskeyBrowser;
    beforeAll(async () => {
      emulator = await createEmulator({ dataDir: null });
      browser = await openPasskeyBrowser();
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await emulator.close();
    });

    /** Somebody signed in with a password, in a pool of passkeys. */
    const arrive = async (): Promise<{ pool: LocalPool; username: string }> => {
      const pool = await openPasskeyPool(emulator, "required");
      const { username, password } = await pool.addUser();
      const cognito = {
        userPoolId: pool.userPoolId,
        userPoolClientId: pool.clientId,
        userPoolEndpoint: pool.endpoint,
      };
      await browser.page.evaluate(
        async ({ Cognito, ...person }) => {
          globalThis.amplify.configure({ Auth: { Cognito } });
          await globalThis.amplify.auth.signOut();
          const options = { authFlowType: "USER_AUTH", preferredChallenge: "PASSWORD_SRP" } as const;
          await globalThis.amplify.auth.signIn({ ...person, options });
        },
        { Cognito: cognito, username, password },
      );
      return { pool, username };
    };
    const associate = () =>
      browser.page.evaluate(() => globalThis.amplify.auth.associateWebAuthnCredential());
    const list = () => browser.page.evaluate(() => globalThis.amplify.auth.listWebAuthnCredentials());
    /** Signs out and in again; answers the next step, or the name of the error. */
    const enter = (username: string) =>
      browser.page.evaluate(async (name) => {
        const { auth } = globalThis.amplify;
        await auth.signOut();
        const options = { authFlowType: "USER_AUTH", preferredChallenge: "WEB_AUTHN" } as const;
        return auth.signIn({ username: name, options }).then(
          ({ nextStep }) => nextStep.signInStep,
          (error: Error) => error.name,
        );
      }, username);

    it("registers a passkey, signs in with it, lists it and gives it up", async () => {
      const authenticatorId = await browser.plugIn();
      const { username } = await arrive();
      await associate();
      expect(await enter(username)).toBe("DONE");
      expect(
        await browser.page.evaluate(async () => (await globalThis.amplify.auth.getCurrentUser()).username),
      ).toBe(username);

      const { credentials } = await list();
      expect(credentials).toMatchObject([
        { relyingPartyId: "localhost", authenticatorTransports: ["internal"] },
      ]);
      await browser.page.evaluate(
        (credentialId) => globalThis.amplify.auth.deleteWebAuthnCredential({ credentialId }),
        credentials[0]?.credentialId ?? "",
      );
      expect((await list()).credentials).toEqual([]);
      expect(await enter(username)).toBe("CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION");
      await browser.devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    });

    it("does not register the authenticator that is registered already", async () => {
      const authenticatorId = await browser.plugIn();
      await arrive();
      await associate();
      await expect(associate()).rejects.toThrow("PasskeyAlreadyExists");
      expect((await list()).credentials).toHaveLength(1);
      await browser.devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    });

    it("finds out the copy of a key by its counter", async () => {
      const original = await browser.plugIn();
      const { username } = await arrive();
      await associate();
      const copied = await browser.devtools.send("WebAuthn.getCredentials", { authenticatorId: original });
      expect(await enter(username)).toBe("DONE");
      await browser.devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: original });

      const copy = await browser.plugIn();
      for (const credential of copied.credentials) {
        await browser.devtools.send("WebAuthn.addCredential", { authenticatorId: copy, credential });
      }
      expect(await enter(username)).toBe("NotAuthorizedException");
      await browser.devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: copy });
    });
  },
);
