/** A pool with people in it, made through the wire alone, the same way for every contestant. */

const region = "ap-northeast-1";
const Password = "Passw0rd!x";
const people = 20;
const authorization = `AWS4-HMAC-SHA256 Credential=local/20261102/${region}/cognito-idp/aws4_request, SignedHeaders=host, Signature=0`;

/** @typedef {{ url: string, userPoolId: string, clientId: string, usernames: readonly string[], password: string }} Pool */

/**
 * @param {string} url
 * @param {string} operation
 * @param {object} body
 * @returns {Promise<any>} the answer's body; what is in it depends on the operation
 */
export async function call(url, operation, body) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      authorization,
    },
    body: JSON.stringify(body),
  });
  const answer = /** @type {Record<string, any>} */ (await response.json());
  if (!response.ok) {
    throw new Error(`${operation} answered ${response.status} ${answer["__type"]}: ${answer["message"]}`);
  }
  return answer;
}

/** @param {string} url @returns {Promise<Pool>} */
export async function makePool(url) {
  const { UserPool } = await call(url, "CreateUserPool", {
    PoolName: "bench",
    UsernameAttributes: ["email"], // cognito-local makes no other pool unless told to
  });
  const UserPoolId = UserPool.Id;
  const { UserPoolClient } = await call(url, "CreateUserPoolClient", {
    UserPoolId,
    ClientName: "bench",
    ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  });
  const usernames = Array.from({ length: people }, (_, number) => `person-${number}@example.com`);
  for (const Username of usernames) {
    const UserAttributes = [{ Name: "email", Value: Username }];
    await call(url, "AdminCreateUser", { UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" });
    await call(url, "AdminSetUserPassword", { UserPoolId, Username, Password, Permanent: true });
  }
  return { url, userPoolId: UserPoolId, clientId: UserPoolClient.ClientId, usernames, password: Password };
}
