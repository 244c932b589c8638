import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

describe("An account is opened by an access token of this pool, and by nothing else", () => {
  let account: AccountPool;
  let user: Awaited<ReturnType<AccountPool["arrive"]>>;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());
  beforeEach(async () => {
    user = await account.arrive();
  });

  /** The sentence a token is refused with. */
  const refusal = async (token: string) => {
    const { __type, message } = await account.call("GetUser", { AccessToken: token });
    return __type === "NotAuthorizedException" ? message : __type;
  };

  it("refuses what was bent, borrowed or made for another use", async () => {
    const { idToken, refreshToken } = await account.pool.signIn(user);
    const [header, payload, signature] = user.AccessToken.split(".");
    const elsewhere = await account.neighbour();
    const stranger = await elsewhere.addUser();
    const bent = [
      idToken,
      refreshToken,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature}.x`,
      `${header}.${payload}x.${signature}`,
      `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.${signature}`,
      await account.pool.mintToken({ use: "access", user, claims: { token_use: "id" } }),
      await account.pool.mintToken({ use: "access", user, claims: { iss: "https://evil.example" } }),
      await account.pool.mintToken({ use: "access", user, claims: { client_id: elsewhere.clientId } }),
      await account.pool.mintToken({ use: "access", user, claims: { exp: "never" } }),
      await account.pool.mintToken({ use: "access", user, header: { alg: "HS256" } }),
      await account.pool.mintToken({
        use: "id",
        user,
        claims: { token_use: "access", client_id: account.pool.clientId },
      }),
      await elsewhere.mintToken({ use: "access", user: stranger, claims: { iss: account.pool.issuer } }),
    ];
    for (const token of bent) expect(await refusal(token)).toBe("Invalid Access Token");
  });

  it("refuses one of its own that is too narrow, too old or revoked", async () => {
    const narrow = await account.pool.mintToken({ use: "access", user, claims: { scope: "openid" } });
    expect(await refusal(narrow)).toBe("Access Token does not have required scopes");
    const unknown = await account.pool.mintToken({
      use: "access",
      user,
      claims: { origin_jti: "none of ours" },
    });
    expect(await refusal(unknown)).toBe("Access Token has been revoked");
    await account.call("GlobalSignOut", { AccessToken: user.AccessToken });
    expect(await refusal(user.AccessToken)).toBe("Access Token has been revoked");
    const { accessToken } = await account.pool.signIn(user);
    account.now += 15 * 60_000;
    expect(await refusal(accessToken)).toBe("Access Token has expired");
  });

  it("shows only what the client may read", async () => {
    const { UserAttributes } = await account.call("GetUser", { AccessToken: user.AccessToken });
    expect(UserAttributes).toContainEqual({ Name: "sub", Value: user.sub });
    expect(JSON.stringify(UserAttributes)).not.toContain("custom:role");
  });

  it("asks for the present password before it sets another, and counts wrong ones", async () => {
    const change = (PreviousPassword: string) =>
      account.call("ChangePassword", {
        AccessToken: user.AccessToken,
        PreviousPassword,
        ProposedPassword: "An0ther!pass",
      });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await change("Wr0ng!pass")).toMatchObject({ message: "Incorrect username or password." });
    }
    expect(await change(user.password)).toMatchObject({ message: "Password attempts exceeded" });
    account.now += 1000;
    expect(await change(user.password)).toEqual({});
  });
});
