import { type AccountPool, openAccountPool } from "./account-pool.ts";
import { appCode, halfMinute } from "./authenticator-app.ts";

/** What SetUserPoolMfaConfig takes to offer every factor. */
export const everyFactor = {
  SoftwareTokenMfaConfiguration: { Enabled: true },
  SmsMfaConfiguration: {
    SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" },
  },
  EmailMfaConfiguration: {},
};

type Answer = Awaited<ReturnType<AccountPool["call"]>>;

/** What InitiateAuth and RespondToAuthChallenge answer, as far as these tests look at it. */
export interface Step {
  readonly ChallengeName?: string;
  readonly ChallengeParameters: Readonly<Record<string, string>>;
  readonly Session: string;
  readonly AuthenticationResult?: { readonly AccessToken: string };
}

/** A pool with second factors, and people who come with a password. */
export interface MfaPool {
  readonly account: AccountPool;
  configure(config: object): Promise<Answer>;
  /** A user with a phone number and an e-mail address, or with exactly `attributes`. */
  addUser(attributes?: Record<string, string>): Promise<Person>;
  close(): Promise<void>;
}

export interface Person {
  readonly username: string;
  /** The password, and what is asked next. */
  signIn(): Promise<Step>;
  /** Signs in where nothing more is asked, and returns the access token. */
  token(): Promise<string>;
  /** An answer to a challenge. */
  answer(ChallengeName: string, Session: string, said: Record<string, string>): Promise<Answer>;
  /** The newest code that reached the user. */
  lastCode(): string;
  prefer(settings: object): Promise<Answer>;
  /** Sets an authenticator app up and switches it on; returns its SecretCode. Its next code is fresh. */
  takeApp(): Promise<string>;
}

export async function openMfaPool(
  config: object = { MfaConfiguration: "OPTIONAL", ...everyFactor },
): Promise<MfaPool> {
  const account = await openAccountPool();
  const configure = (input: object) => account.administer("SetUserPoolMfaConfig", input);
  await configure(config);
  return {
    account,
    configure,
    async addUser(attributes = { phone_number: "+819012345678" }) {
      const user = await account.pool.addUser({ attributes });
      return personOf(account, user);
    },
    close: () => account.close(),
  };
}

function personOf(
  account: AccountPool,
  { username, password }: { username: string; password: string },
): Person {
  const signIn = async () =>
    (await account.call("InitiateAuth", {
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    })) as unknown as Step; // a test that meets anything else fails at its first use
  const token = async () => {
    const { AuthenticationResult: tokens } = await signIn();
    if (!tokens) throw new Error("The sign-in asks for more than a password.");
    return tokens.AccessToken;
  };
  const prefer = (settings: object) =>
    account.administer("AdminSetUserMFAPreference", { Username: username, ...settings });
  return {
    username,
    signIn,
    token,
    prefer,
    answer: (ChallengeName, Session, said) =>
      account.call("RespondToAuthChallenge", {
        ChallengeName,
        Session,
        ChallengeResponses: { USERNAME: username, ...said },
      }),
    lastCode() {
      const code = account.pool.lastCode(username);
      if (!code) throw new Error("Nothing was sent to this user.");
      return code;
    },
    async takeApp() {
      const AccessToken = await token();
      const { SecretCode } = (await account.call("AssociateSoftwareToken", { AccessToken })) as {
        SecretCode: string; // AWS's own shape
      };
      const UserCode = appCode(SecretCode, account.now);
      await account.call("VerifySoftwareToken", { AccessToken, UserCode });
      await prefer({ SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
      account.now += halfMinute;
      return SecretCode;
    },
  };
}
