import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { authenticate, type SignedIn } from "../src/authenticate.ts";
import { createVerifier, type Verifier } from "../src/create-verifier.ts";
import { cognito } from "../src/providers/cognito.ts";
import { cognitoIssuers } from "../src/providers/cognito-pool-urls.ts";
import { cognitoGetUser } from "../src/revocation/cognito-get-user.ts";

let emulator: Emulator;
let pool: TestPool;
let verifier: Verifier;

beforeAll(async () => {
  emulator = await createEmulator({ port: 0, dataDir: null });
});
afterAll(() => emulator.close());
beforeEach(async () => {
  pool = await createTestPool(emulator);
  const { region, userPoolId, clientId, jwksUrl } = pool;
  const provider = cognito({
    region,
    userPoolId,
    issuers: cognitoIssuers(region, userPoolId),
    jwksUrl,
    tokenUse: "access",
    clientIds: [clientId],
    customRoleInAccessToken: false,
  });
  verifier = createVerifier(provider, { remoteCheck: cognitoGetUser({ region, endpoint: emulator.url }) });
});

/** An operation of the pool; administrators' must be signed, and the emulator does not look at how. */
async function call(operation: string, body: object): Promise<void> {
  const response = await fetch(emulator.url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      authorization:
        "AWS4-HMAC-SHA256 Credential=local/20260101/ap-northeast-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00",
    },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

async function signIn(user: { username: string; password: string }) {
  const tokens = await pool.signIn(user);
  const state = await authenticate(verifier, { authorization: `Bearer ${tokens.accessToken}` });
  return { tokens, state: state as SignedIn }; // as: a token that was just given out is good
}

const refused = { code: "token_validation_failed", reason: "refused_by_pool" };

it("confirms a token that was just given out", async () => {
  const { state } = await signIn(await pool.addUser());
  await expect(state.confirm()).resolves.toBeUndefined();
});

it.each<
  readonly [
    string,
    (user: { username: string }, tokens: { accessToken: string; refreshToken: string }) => Promise<void>,
  ]
>([
  [
    "whose sign-in was revoked",
    (_user, { refreshToken }) => call("RevokeToken", { Token: refreshToken, ClientId: pool.clientId }),
  ],
  [
    "whose owner signed out everywhere",
    (_user, { accessToken }) => call("GlobalSignOut", { AccessToken: accessToken }),
  ],
  [
    "whose owner was signed out by an administrator",
    ({ username }) => call("AdminUserGlobalSignOut", { UserPoolId: pool.userPoolId, Username: username }),
  ],
  [
    "whose owner was disabled",
    ({ username }) => call("AdminDisableUser", { UserPoolId: pool.userPoolId, Username: username }),
  ],
  [
    "whose owner was deleted",
    ({ username }) => call("AdminDeleteUser", { UserPoolId: pool.userPoolId, Username: username }),
  ],
])("does not confirm a token %s, although it verifies for the rest of its life", async (_name, takeBack) => {
  const user = await pool.addUser();
  const { tokens, state } = await signIn(user);
  await takeBack(user, tokens);
  await expect(verifier.verify(tokens.accessToken)).resolves.toMatchObject({ sub: user.sub });
  await expect(state.confirm()).rejects.toMatchObject(refused);
});

it("asks once for a request, however many procedures want to know", async () => {
  const user = await pool.addUser();
  const { tokens, state } = await signIn(user);
  await state.confirm();
  await call("GlobalSignOut", { AccessToken: tokens.accessToken });
  await expect(state.confirm()).resolves.toBeUndefined();
  const again = await authenticate(verifier, { authorization: `Bearer ${tokens.accessToken}` });
  await expect((again as SignedIn).confirm()).rejects.toMatchObject(refused); // as: the signature is still good
});

it("is not there where nobody was named to ask", async () => {
  const provider = cognito({
    region: pool.region,
    userPoolId: pool.userPoolId,
    jwksUrl: pool.jwksUrl,
    tokenUse: "access",
    clientIds: null,
    customRoleInAccessToken: false,
  });
  const alone = createVerifier(provider);
  const { accessToken } = await pool.signIn(await pool.addUser());
  const principal = await alone.verify(accessToken);
  await expect(alone.confirm(accessToken, principal)).rejects.toMatchObject({
    name: "ConfigurationError",
    option: "remoteCheck",
  });
});
