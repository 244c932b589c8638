import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type ErrorCode, errorTable } from "@sekisho/contract/error-code";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { poolException } from "../../test/failing-pool.ts";
import { type PoolApi, startPoolApi } from "../../test/pool-api.ts";

// What each exception that AWS documents for the four operations becomes, through the SDK's own reading of the wire.

let api: PoolApi;
beforeAll(async () => {
  api = await startPoolApi();
});
afterAll(() => api.close());

const verbs = {
  login: { operation: "InitiateAuth", payload: { username: "akari", password: "sesame-sesame" } },
  "new-password": {
    operation: "RespondToAuthChallenge",
    payload: { username: "akari", new_password: "sesame-sesame", session: "s".repeat(40) },
  },
  refresh: { operation: "GetTokensFromRefreshToken", payload: { refresh_token: "sesame-sesame" } },
  logout: { operation: "RevokeToken", payload: { refresh_token: "sesame-sesame" } },
} as const;
type Verb = keyof typeof verbs;

/** Where a password or a session is what was refused, and where it is a refresh token. */
const signIn: readonly Verb[] = ["login", "new-password"];

const refused = (verb: Verb): ErrorCode =>
  signIn.includes(verb) ? "sign_in_failed" : "token_validation_failed";
const always = (code: ErrorCode) => (): ErrorCode => code;

const outage = always("identity_provider_unavailable");
const ours = always("internal_server_error");

const expected: Readonly<Record<string, (verb: Verb) => ErrorCode>> = {
  AliasExistsException: refused,
  CodeMismatchException: refused,
  ExpiredCodeException: refused,
  NotAuthorizedException: refused,
  PasswordResetRequiredException: refused,
  RefreshTokenReuseException: refused,
  UnauthorizedException: refused,
  UnsupportedTokenTypeException: refused,
  UserLambdaValidationException: refused,
  UserNotConfirmedException: refused,
  UserNotFoundException: refused,
  MFAMethodNotFoundException: always("challenge_unsupported"),
  SoftwareTokenMFANotFoundException: always("challenge_unsupported"),
  InvalidParameterException: always("validation_failed"),
  InvalidPasswordException: always("validation_failed"),
  PasswordHistoryPolicyViolationException: always("validation_failed"),
  TooManyRequestsException: always("rate_limited"),
  ForbiddenException: outage,
  InternalErrorException: outage,
  InvalidLambdaResponseException: outage,
  UnexpectedLambdaException: outage,
  // A pool or a client that is set up wrongly, or a call that should not have been made.
  FeatureUnavailableInTierException: ours,
  InvalidEmailRoleAccessPolicyException: ours,
  InvalidSmsRoleAccessPolicyException: ours,
  InvalidSmsRoleTrustRelationshipException: ours,
  InvalidUserPoolConfigurationException: ours,
  OperationNotEnabledException: ours,
  ResourceNotFoundException: ours,
  UnsupportedOperationException: ours,
};

const cases = (Object.keys(verbs) as Verb[]).flatMap((verb) =>
  documentedExceptions(verbs[verb].operation).map((name) => ({ verb, name })),
);

/** The exceptions that the installed SDK documents for an operation. */
function documentedExceptions(operation: string): string[] {
  const main = createRequire(import.meta.url).resolve("@aws-sdk/client-cognito-identity-provider");
  const file = join(dirname(main), `../dist-types/commands/${operation}Command.d.ts`);
  const names = [...readFileSync(file, "utf8").matchAll(/@throws \{@link (\w+Exception)\}/g)];
  // The last is the SDK's base class of all of them.
  const base = "CognitoIdentityProviderServiceException";
  return names.map(([, name = ""]) => name).filter((name) => name !== base);
}

async function answerTo(verb: Verb) {
  const response = await api.send({
    method: "POST",
    url: `/api/v1/user/${verb}`,
    headers: { "accept-language": "en" },
    payload: verbs[verb].payload,
  });
  return { status: response.statusCode, headers: response.headers, body: response.body };
}

describe("an exception that AWS documents", () => {
  it("is in the table, and the table holds no other", () => {
    const documented = new Set(cases.map(({ name }) => name));
    expect(documented.size).toBeGreaterThan(20);
    expect([...documented].toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(cases)("$name at $verb becomes a code of ours and is not repeated", async ({ verb, name }) => {
    const code = expected[name]?.(verb) ?? "internal_server_error";
    api.way.answer(verbs[verb].operation, poolException(name, name === "InternalErrorException" ? 500 : 400));
    const { status, headers, body } = await answerTo(verb);
    expect([JSON.parse(body).error, status]).toEqual([code, errorTable[code].httpStatus]);
    expect("retry-after" in headers).toBe(status === 429 || status === 503);
    expect(body).not.toMatch(/akari|arn:aws|sesame|Exception/);
  });
});

describe("what AWS does not document", () => {
  it.each([
    ["BrandNewException", 400, "internal_server_error"],
    ["BrandNewException", 500, "identity_provider_unavailable"],
    ["BrandNewException", 503, "identity_provider_unavailable"],
    ["BrandNewException", 429, "rate_limited"],
    ["ThrottlingException", 400, "rate_limited"],
    ["LimitExceededException", 400, "rate_limited"],
    ["TooManyFailedAttemptsException", 400, "rate_limited"],
  ] as const)("%s with %d is %s and never a refusal", async (name, status, code) => {
    for (const verb of ["login", "refresh"] as const) {
      api.way.answer(verbs[verb].operation, poolException(name, status));
      const { headers, body } = await answerTo(verb);
      expect(JSON.parse(body).error).toBe(code);
      expect("retry-after" in headers).toBe(code !== "internal_server_error");
    }
  });

  it("is an outage when it is no answer of the pool's at all", async () => {
    api.way.answer("InitiateAuth", { status: 502, body: {} });
    expect(JSON.parse((await answerTo("login")).body).error).toBe("identity_provider_unavailable");
  });
});
