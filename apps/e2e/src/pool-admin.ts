import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";

/** The region the local pool says it is in: part of its id and of the issuer in every token. */
export const poolRegion = "ap-northeast-1";

/** The AWS SDK, pointed at the local pool. Its administrator operations want a signature; any key will do there. */
export function connectToPool(endpoint: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint,
    region: poolRegion,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
}
