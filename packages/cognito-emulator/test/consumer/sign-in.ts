import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { CognitoIdentityProvider } from "@aws-sdk/client-cognito-identity-provider";
import { createEmulator, createTestPool, StartUpError } from "@sekisho/cognito-emulator";

// What somebody does who has the package from npm: starts the program, makes a pool and signs in; then the same in-process.
const region = "ap-northeast-1";
const Password = "Passw0rd!x";

const program = spawn("node_modules/.bin/cognito-emulator", ["--port", "0", "--data", "pools"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const endpoint = await new Promise<string>((resolve, reject) => {
  let printed = "";
  program.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
    const [found] = /http:\/\/localhost:\d+(?=\n)/.exec(printed) ?? [];
    if (found) resolve(found);
  });
  program.once("exit", (code) => reject(new Error(`The program ended with ${code} before it listened.`)));
});

const credentials = { accessKeyId: "local", secretAccessKey: "local" };
const sdk = new CognitoIdentityProvider({ endpoint, region, credentials });
const { UserPool } = await sdk.createUserPool({ PoolName: "products" });
const UserPoolId = UserPool?.Id;
const { UserPoolClient } = await sdk.createUserPoolClient({
  UserPoolId,
  ClientName: "web",
  ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
});
await sdk.adminCreateUser({ UserPoolId, Username: "hanako", MessageAction: "SUPPRESS" });
await sdk.adminSetUserPassword({ UserPoolId, Username: "hanako", Password, Permanent: true });
const signedIn = await sdk.initiateAuth({
  ClientId: UserPoolClient?.ClientId,
  AuthFlow: "USER_PASSWORD_AUTH",
  AuthParameters: { USERNAME: "hanako", PASSWORD: Password },
});
assert(signedIn.AuthenticationResult?.AccessToken);
const me = await sdk.getUser({ AccessToken: signedIn.AuthenticationResult.AccessToken });
assert.equal(me.Username, "hanako");
program.kill("SIGTERM");
assert.deepEqual(await once(program, "exit"), [0, null]);

const emulator = await createEmulator();
const pool = await createTestPool(emulator);
const tokens = await pool.signIn(await pool.addUser());
assert.equal(tokens.expiresIn, 900);
await emulator.close();
await assert.rejects(createEmulator({ host: "0.0.0.0" }), StartUpError);
