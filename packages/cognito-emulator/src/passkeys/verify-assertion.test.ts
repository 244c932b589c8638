import { beforeEach, describe, expect, it } from "vitest";
import { SoftwareAuthenticator } from "../../test/software-authenticator.ts";
import { systemClock } from "../clock.ts";
import { schemaOf } from "../pool/attribute-schema.ts";
import { ClientSettings } from "../pool/client.ts";
import { createUser } from "../pool/create-user.ts";
import { newPool } from "../pool/new-pool.ts";
import { PoolIdentity, PoolSettings } from "../pool/pool-settings.ts";
import type { SignedInUser } from "../tokens/authenticate-access-token.ts";
import { makeKey } from "../tokens/make-key.ts";
import { TriggerFunctions, triggerTimeLimitMs } from "../triggers/trigger-functions.ts";
import { beginRegistration, newChallenge } from "./begin-registration.ts";
import { completeRegistration } from "./complete-registration.ts";
import { RegistrationCredential } from "./credential-json.ts";
import { verifyAssertion } from "./verify-assertion.ts";
import { WebAuthnConfiguration } from "./web-authn-configuration.ts";

const now = Date.UTC(2026, 10, 2);
const rpId = "localhost";

describe("A passkey's signature", () => {
  let signedIn: SignedInUser;
  let passkey: SoftwareAuthenticator;
  beforeEach(async () => {
    const time = { clock: systemClock, timeLimit: () => AbortSignal.timeout(triggerTimeLimitMs) };
    const pool = await newPool({
      functions: new TriggerFunctions({}, time),
      region: "ap-northeast-1",
      name: "passkeys",
      settings: PoolSettings.parse({
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["WEB_AUTHN"] } },
      }),
      identity: PoolIdentity.parse({}),
      schema: schemaOf([]),
      makeKey,
      now,
    });
    pool.webAuthn = WebAuthnConfiguration.parse({ RelyingPartyId: rpId });
    const user = pool.users.add(
      createUser(pool, { username: "hanako", attributes: {}, status: "CONFIRMED", now }),
    );
    const settings = ClientSettings.parse({});
    const client = { id: "web", name: "web", secret: null, createdAt: now, updatedAt: now, settings };
    signedIn = { pool, client, user, scopes: [] };
    passkey = new SoftwareAuthenticator("http://localhost:3000");
    const made = passkey.create(beginRegistration(signedIn, now));
    await completeRegistration(signedIn, RegistrationCredential.parse(made), now);
  });

  const signature = (counter: number) => {
    const challenge = newChallenge();
    return { challenge, offered: JSON.stringify(passkey.get({ challenge, rpId }, { counter })) };
  };

  it("counts once, also when another of the same count is looked at in the same moment", async () => {
    const { pool, user } = signedIn;
    const [one, other] = [signature(1), signature(1)];
    const verdicts = await Promise.all([
      verifyAssertion(pool, user, one),
      verifyAssertion(pool, user, other),
    ]);
    expect(verdicts.filter((accepted) => accepted)).toHaveLength(1);
  });

  it("is worth nothing when the passkey was given up while it was looked at", async () => {
    const { pool, user } = signedIn;
    const verdict = verifyAssertion(pool, user, signature(1));
    user.passkeys = [];
    expect(await verdict).toBe(false);
  });
});
