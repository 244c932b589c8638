import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { present, sdkFor } from "./local-pool.ts";

const SmsConfiguration = { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" };
const refusal = (message: string) => ({ name: "InvalidParameterException", message });
const needsSms = refusal(
  "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
);

describe("The AWS SDK configures a pool's second factors", () => {
  const emulator = emulatorForTests();
  const sdk = sdkFor(emulator);
  let UserPoolId: string;
  beforeEach(async () => {
    UserPoolId = present((await sdk.createUserPool({ PoolName: "pool" })).UserPool?.Id);
  });

  const configured = async () => {
    const { $metadata: _, ...config } = await sdk.getUserPoolMfaConfig({ UserPoolId });
    return config;
  };
  const mode = async () => (await sdk.describeUserPool({ UserPoolId })).UserPool?.MfaConfiguration;

  it("is off to begin with", async () => {
    expect(await configured()).toEqual({ MfaConfiguration: "OFF" });
  });

  it("says afterwards what was configured, and replaces it as a whole", async () => {
    const everything = {
      MfaConfiguration: "OPTIONAL" as const,
      SoftwareTokenMfaConfiguration: { Enabled: true },
      SmsMfaConfiguration: { SmsConfiguration, SmsAuthenticationMessage: "Your code: {####}" },
      EmailMfaConfiguration: { Message: "Use {####} to sign in", Subject: "Sign in" },
    };
    expect(await sdk.setUserPoolMfaConfig({ UserPoolId, ...everything })).toMatchObject(everything);
    expect(await configured()).toEqual(everything);
    expect(await mode()).toBe("OPTIONAL");

    const appsOnly = {
      MfaConfiguration: "ON" as const,
      SoftwareTokenMfaConfiguration: { Enabled: true },
    };
    await sdk.setUserPoolMfaConfig({ UserPoolId, ...appsOnly });
    expect(await configured()).toMatchObject(appsOnly);
    expect(await configured()).not.toHaveProperty("EmailMfaConfiguration");
    await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: "OFF" });
    expect(await configured()).toMatchObject({ MfaConfiguration: "OFF" });
    expect(await configured()).not.toHaveProperty("SoftwareTokenMfaConfiguration");
  });

  it("asks for a factor where MFA is on, and for none where it is off", async () => {
    for (const MfaConfiguration of ["ON", "OPTIONAL"] as const) {
      await expect(sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration })).rejects.toMatchObject(
        refusal(
          "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
        ),
      );
    }
    for (const factor of [
      { SoftwareTokenMfaConfiguration: { Enabled: true } },
      { EmailMfaConfiguration: {} },
      { SmsMfaConfiguration: { SmsConfiguration } },
    ]) {
      await expect(
        sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: "OFF", ...factor }),
      ).rejects.toMatchObject(
        refusal("Invalid MFA configuration given, can't turn off MFA and configure an MFA together."),
      );
    }
    expect(await configured()).toEqual({ MfaConfiguration: "OFF" });
  });

  it("offers SMS only where the pool can send it, and mail not in the smallest plan", async () => {
    const MfaConfiguration = "ON";
    await expect(
      sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration, SmsMfaConfiguration: {} }),
    ).rejects.toMatchObject(needsSms);
    await sdk.updateUserPool({ UserPoolId, UserPoolTier: "LITE" });
    await expect(
      sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration, EmailMfaConfiguration: {} }),
    ).rejects.toMatchObject({ name: "FeatureUnavailableInTierException" });
  });

  it("refuses a message without a place for the code", async () => {
    await expect(
      sdk.setUserPoolMfaConfig({
        UserPoolId,
        MfaConfiguration: "ON",
        EmailMfaConfiguration: { Message: "Welcome back" },
      }),
    ).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("creates a pool that requires a second factor only with SMS, which is all CreateUserPool knows", async () => {
    const wanted = { PoolName: "pool", MfaConfiguration: "ON" as const };
    await expect(sdk.createUserPool(wanted)).rejects.toMatchObject(needsSms);
    const { UserPool } = await sdk.createUserPool({ ...wanted, SmsConfiguration });
    expect(await sdk.getUserPoolMfaConfig({ UserPoolId: present(UserPool?.Id) })).toMatchObject({
      MfaConfiguration: "ON",
      SmsMfaConfiguration: { SmsConfiguration },
    });
  });

  it("turns MFA off by an update that leaves it out, and does not turn it on by one", async () => {
    await expect(sdk.updateUserPool({ UserPoolId, MfaConfiguration: "ON" })).rejects.toMatchObject(
      refusal("Cannot turn MFA functionality ON, once the user pool has been created."),
    );
    await sdk.setUserPoolMfaConfig({
      UserPoolId,
      MfaConfiguration: "ON",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    await sdk.updateUserPool({ UserPoolId, MfaConfiguration: "ON" });
    expect(await configured()).toMatchObject({
      MfaConfiguration: "ON",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    await sdk.updateUserPool({ UserPoolId });
    expect(await mode()).toBe("OFF");
  });

  it("does not let an update take the last factor from under MFA", async () => {
    const SmsMfaConfiguration = { SmsConfiguration };
    await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: "ON", SmsMfaConfiguration });
    await expect(sdk.updateUserPool({ UserPoolId, MfaConfiguration: "ON" })).rejects.toMatchObject(needsSms);
    await sdk.updateUserPool({ UserPoolId, MfaConfiguration: "ON", SmsConfiguration });
    expect(await mode()).toBe("ON");
  });
});
