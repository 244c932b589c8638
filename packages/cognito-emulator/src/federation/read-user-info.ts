import { z } from "zod";
import type { Claims } from "../tokens/jwt.ts";
import type { ProviderCaller } from "./call-provider.ts";

/** What a provider's userInfo endpoint adds; null where there is none, or it does not say. Throws ProviderUnreachable. */
export async function readUserInfo(
  call: ProviderCaller,
  asked: { url: string | null; method: "GET" | "POST"; accessToken: string | undefined },
): Promise<Claims | null> {
  const { url, method, accessToken } = asked;
  if (url === null || accessToken === undefined) return null;
  const { status, body } = await call(url, { method, headers: { Authorization: `Bearer ${accessToken}` } });
  const claims = z.record(z.string(), z.unknown()).safeParse(body);
  return status === 200 && claims.success ? claims.data : null;
}
