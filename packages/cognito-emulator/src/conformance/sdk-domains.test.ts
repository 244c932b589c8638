import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool } from "./local-pool.ts";

describe("The AWS SDK administers domains, and", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let UserPoolId: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    UserPoolId = pool.userPoolId;
  });

  // In hexadecimal, for now and then an id spells a word that AWS reserves.
  const domainOf = () => `d${Buffer.from(UserPoolId.slice(-9)).toString("hex")}`;

  it("gives a pool one domain, describes it by name, and takes it away", async () => {
    const Domain = domainOf();
    await pool.sdk.createUserPoolDomain({ UserPoolId, Domain, ManagedLoginVersion: 2 });
    const { DomainDescription } = await pool.sdk.describeUserPoolDomain({ Domain });
    expect(DomainDescription).toMatchObject({
      UserPoolId,
      Domain,
      Status: "ACTIVE",
      ManagedLoginVersion: 2,
    });
    expect((await pool.sdk.describeUserPool({ UserPoolId })).UserPool?.Domain).toBe(Domain);
    const classic = { UserPoolId, Domain, ManagedLoginVersion: 1 };
    expect(await pool.sdk.updateUserPoolDomain(classic)).toMatchObject({ ManagedLoginVersion: 1 });
    expect((await pool.sdk.describeUserPoolDomain({ Domain })).DomainDescription).toMatchObject({
      ManagedLoginVersion: 1,
    });
    await pool.sdk.deleteUserPoolDomain({ UserPoolId, Domain });
    await expect(pool.sdk.updateUserPoolDomain(classic)).rejects.toThrow(
      "No such domain or user pool exists.",
    );
    expect((await pool.sdk.describeUserPoolDomain({ Domain })).DomainDescription).toEqual({});
  });

  it.each([
    ["a reserved word", "my-cognito-app", "Domain cannot contain reserved word: cognito"],
    ["capital letters", "Capital", "Value at 'domain' failed to satisfy constraint"],
  ])("refuses %s", async (_case, Domain, message) => {
    await expect(pool.sdk.createUserPoolDomain({ UserPoolId, Domain })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringContaining(message),
    });
  });

  it("refuses a second domain, another pool's, a custom one, and to delete a pool or domain wrongly", async () => {
    const Domain = domainOf();
    await pool.sdk.createUserPoolDomain({ UserPoolId, Domain });
    const refused = (message: string) => ({ name: "InvalidParameterException", message });
    await expect(pool.sdk.createUserPoolDomain({ UserPoolId, Domain: "second" })).rejects.toMatchObject(
      refused("User pool already has a domain configured."),
    );
    const other = await openPool(emulator);
    const theirs = { UserPoolId: other.userPoolId, Domain };
    await expect(pool.sdk.createUserPoolDomain(theirs)).rejects.toMatchObject(
      refused("Domain already associated with another user pool."),
    );
    await expect(pool.sdk.deleteUserPoolDomain(theirs)).rejects.toMatchObject(
      refused("No such domain or user pool exists."),
    );
    const CustomDomainConfig = { CertificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/x" };
    await expect(
      pool.sdk.createUserPoolDomain({ ...theirs, Domain: "custom", CustomDomainConfig }),
    ).rejects.toMatchObject(refused("Custom domains are not available in the emulator."));
    await expect(pool.sdk.deleteUserPool({ UserPoolId })).rejects.toMatchObject(
      refused("User pool cannot be deleted. It has a domain configured that should be deleted first."),
    );
  });
});
