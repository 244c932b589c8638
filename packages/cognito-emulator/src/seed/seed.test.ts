import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { createEmulator, type Emulator, type EmulatorOptions } from "../index.ts";

const seed = `
version: 1
pools:
  - name: products
    settings:
      AliasAttributes: [email]
      AutoVerifiedAttributes: [email]
    schema:
      - Name: role
    clients:
      - name: web
        settings:
          ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
          AccessTokenValidity: 15
          TokenValidityUnits: { AccessToken: minutes }
      - name: server
        id: 1example23456789server
        secret: a_secret_of_a_server_of_ours
    groups:
      - name: admin
        precedence: 1
        description: 管理者
      - name: user
    users:
      - username: hanako
        password: Passw0rd!x
        groups: [admin, user]
        attributes: { email: hanako@example.com, email_verified: true, "custom:role": admin }
      - username: taro
        password: Passw0rd!x
        status: FORCE_CHANGE_PASSWORD
        enabled: false
  - name: partners
    region: us-east-1
    id: us-east-1_Partners1
    settings: { UsernameAttributes: [email] }
    users:
      - username: mei@example.com
        password: Passw0rd!x
        attributes: { email_verified: true }
`;

describe("A seed", () => {
  let folder: string;
  let open: Emulator[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    open = [];
  });
  afterEach(async () => {
    for (const emulator of open) await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (options: EmulatorOptions) => {
    const emulator = await createEmulator(options);
    open.push(emulator);
    return emulator;
  };
  const startWith = async (text: string, options: EmulatorOptions = {}) => {
    const path = join(folder, "seed.yaml");
    await writeFile(path, text);
    return start({ seed: path, ...options });
  };
  const call = async (emulator: Emulator, operation: string, body: object, region = "ap-northeast-1") =>
    (await callOperation(emulator.url, operation, body, signedFor(region))).body;
  const poolsOf = (emulator: Emulator) => emulator.control.exportSeed().pools;
  const poolNamed = (emulator: Emulator, name: string) => {
    const found = poolsOf(emulator).find((pool) => pool.name === name);
    const [client] = found?.clients ?? [];
    return { UserPoolId: found?.id ?? "", ClientId: client?.id ?? "" };
  };
  const signIn = (emulator: Emulator, ClientId: string, USERNAME: string, PASSWORD = "Passw0rd!x") =>
    call(emulator, "InitiateAuth", {
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD },
    });

  it("fills several pools with clients, groups and users who can sign in", async () => {
    const emulator = await startWith(seed);
    const { UserPoolId, ClientId } = poolNamed(emulator, "products");
    const answer = await signIn(emulator, ClientId, "hanako@example.com");
    expect(answer).toHaveProperty("AuthenticationResult.AccessToken");
    expect(answer).toHaveProperty("AuthenticationResult.ExpiresIn", 900);
    const groups = await call(emulator, "AdminListGroupsForUser", { UserPoolId, Username: "hanako" });
    expect(groups["Groups"]).toMatchObject([{ GroupName: "admin", Precedence: 1 }, { GroupName: "user" }]);
    const taro = await call(emulator, "AdminGetUser", { UserPoolId, Username: "taro" });
    expect(taro).toMatchObject({ UserStatus: "FORCE_CHANGE_PASSWORD", Enabled: false });
    const server = await call(emulator, "DescribeUserPoolClient", {
      UserPoolId,
      ClientId: "1example23456789server",
    });
    expect(server).toHaveProperty("UserPoolClient.ClientSecret", "a_secret_of_a_server_of_ours");
    const mei = { UserPoolId: "us-east-1_Partners1", Username: "mei@example.com" };
    const { Username, UserAttributes } = await call(emulator, "AdminGetUser", mei, "us-east-1");
    expect(UserAttributes).toContainEqual({ Name: "sub", Value: Username });
  });

  it("gives the ids it leaves out the same value at every start, in AWS's form", async () => {
    const [first, second] = [await startWith(seed), await startWith(seed)];
    const named = (emulator: Emulator) => ({
      ...poolNamed(emulator, "products"),
      subs: poolsOf(emulator).flatMap(({ users }) => users?.map(({ sub }) => sub)),
    });
    expect(named(first)).toEqual(named(second));
    expect(named(first).UserPoolId).toMatch(/^ap-northeast-1_[0-9A-Za-z]{9}$/);
    expect(named(first).ClientId).toMatch(/^[0-9a-z]{26}$/);
  });

  it("makes pools whose tokens name the pool's own id as their issuer", async () => {
    const emulator = await startWith(seed);
    const { UserPoolId, ClientId } = poolNamed(emulator, "products");
    const { AuthenticationResult } = await signIn(emulator, ClientId, "hanako");
    const { AccessToken } = AuthenticationResult as { AccessToken: string }; // AWS AuthenticationResultType
    expect(decodeJwt(AccessToken).iss).toBe(`https://cognito-idp.ap-northeast-1.amazonaws.com/${UserPoolId}`);
  });

  it("is applied again at a restart without touching what is there", async () => {
    const before = await startWith(seed, { dataDir: folder });
    const { UserPoolId, ClientId } = poolNamed(before, "products");
    const changed = { UserPoolId, Username: "hanako", Password: "Another1!x", Permanent: true };
    await call(before, "AdminSetUserPassword", changed);
    const keys = await (await fetch(`${before.url}/${UserPoolId}/.well-known/jwks.json`)).json();
    await before.close();

    const more = seed.replace("      - username: taro", "      - username: yui\n      - username: taro");
    const after = await startWith(more, { dataDir: folder });
    expect(await signIn(after, ClientId, "hanako", "Another1!x")).toHaveProperty("AuthenticationResult");
    expect(await (await fetch(`${after.url}/${UserPoolId}/.well-known/jwks.json`)).json()).toEqual(keys);
    expect(await call(after, "AdminGetUser", { UserPoolId, Username: "yui" })).toHaveProperty("Username");
    expect(poolsOf(after)).toHaveLength(2);
  });

  it("opens a pool that the version before let have settings no new pool may have", async () => {
    const before = await startWith(seed, { dataDir: folder });
    const { UserPoolId } = poolNamed(before, "products");
    await before.close();
    const path = join(folder, "cognito", `${UserPoolId}.json`);
    const stored = JSON.parse(await readFile(path, "utf8"));
    stored.settings.MfaConfiguration = "ON";
    stored.settings.Policies.SignInPolicy = {
      AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"],
    };
    await writeFile(path, JSON.stringify(stored));

    const more = seed.replace("      - username: taro", "      - username: yui\n      - username: taro");
    const after = await startWith(more, { dataDir: folder });
    expect(await call(after, "AdminGetUser", { UserPoolId, Username: "yui" })).toHaveProperty("Username");
    const { UserPool } = await call(after, "DescribeUserPool", { UserPoolId });
    expect(UserPool).toMatchObject({ MfaConfiguration: "ON" });
  });

  it("is read as JSON, too, and from code", async () => {
    const fromJson = await startWith(JSON.stringify(parse(seed)));
    const fromCode = await start({ seed: parse(seed) });
    expect(poolNamed(fromJson, "products")).toEqual(poolNamed(fromCode, "products"));
  });

  it("is what a reset goes back to", async () => {
    const emulator = await startWith(seed);
    const { UserPoolId } = poolNamed(emulator, "products");
    await call(emulator, "AdminDeleteUser", { UserPoolId, Username: "hanako" });
    await emulator.control.reset();
    expect(await call(emulator, "AdminGetUser", { UserPoolId, Username: "hanako" })).toHaveProperty(
      "Username",
    );
  });

  it("comes out of an export that another emulator can start with, passwords as verifiers", async () => {
    const emulator = await startWith(seed);
    const { ClientId } = poolNamed(emulator, "products");
    const exported = await (await fetch(`${emulator.url}/_local/api/export`)).text();
    expect(exported).not.toContain("Passw0rd!x");
    const other = await startWith(exported);
    expect(other.control.exportSeed()).toEqual(emulator.control.exportSeed());
    expect(await signIn(other, ClientId, "hanako")).toHaveProperty("AuthenticationResult");
    expect(await signIn(other, ClientId, "hanako", "Wrong1!xx")).toHaveProperty("__type");
    const asJson = await (await fetch(`${emulator.url}/_local/api/export?format=json`)).json();
    expect(asJson).toEqual(emulator.control.exportSeed());
  });

  it("can be imported into a running emulator", async () => {
    const emulator = await start({});
    for (const [type, text] of [
      ["application/yaml", seed],
      ["application/json", JSON.stringify(parse(seed))],
    ] as const) {
      const headers = { "content-type": type };
      const url = `${emulator.url}/_local/api/import`;
      expect((await fetch(url, { method: "POST", headers, body: text })).status).toBe(200);
      expect(poolsOf(emulator)).toHaveLength(2);
    }
  });
});
