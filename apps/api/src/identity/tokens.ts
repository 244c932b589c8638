import type { AuthenticationResultType } from "@aws-sdk/client-cognito-identity-provider";
import type { Tokens } from "@sekisho/contract/session";

/** Cognito's AuthenticationResult in the contract's words. */
export function tokensFrom(result: AuthenticationResultType): Tokens {
  const { AccessToken, IdToken, RefreshToken, ExpiresIn } = result;
  if (AccessToken === undefined || IdToken === undefined || ExpiresIn === undefined)
    throw new Error("the pool's answer lacks a token or its lifetime");
  return {
    access_token: AccessToken,
    id_token: IdToken,
    ...(RefreshToken === undefined ? {} : { refresh_token: RefreshToken }),
    token_type: "Bearer",
    expires_in: ExpiresIn,
  };
}
