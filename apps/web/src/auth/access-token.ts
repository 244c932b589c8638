import { fetchAuthSession } from "aws-amplify/auth";
import { limitWait } from "./limit-wait.ts";
import { endsSession } from "./session-error.ts";

/** `unavailable`: the user pool cannot be asked right now. The session is still there; try again later. */
export type AccessToken =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "signed-out" }
  | { readonly kind: "unavailable" };

/** The access token to call the API with, renewed first when it has expired. Never throws. */
export const currentAccessToken = (): Promise<AccessToken> => refreshing ?? readAccessToken(false);

let refreshing: Promise<AccessToken> | undefined;

/**
 * A new access token, for a caller whose present one was refused. Never throws.
 * However many callers ask at once, the user pool is asked once.
 */
export function refreshAccessToken(): Promise<AccessToken> {
  refreshing ??= readAccessToken(true).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function readAccessToken(forceRefresh: boolean): Promise<AccessToken> {
  try {
    const token = (await limitWait(fetchAuthSession({ forceRefresh }))).tokens?.accessToken.toString();
    return token === undefined ? { kind: "signed-out" } : { kind: "token", token };
  } catch (error) {
    return { kind: endsSession(error) ? "signed-out" : "unavailable" };
  }
}
