import { isIP } from "node:net";
import { z } from "zod";
import { bilingual } from "./env-error.ts";
import { commaSeparated } from "./setting-kinds.ts";

/**
 * Which peers may say, by X-Forwarded-For, whose request they pass on: a number of hops, or addresses and networks.
 * "Everybody" cannot be said: then anyone could choose the address that rate limits count.
 */
export const TrustProxy = z
  .string()
  .refine((text) => isHops(text) || commaSeparated(text).every(isNetwork), {
    error: bilingual(
      "must be a number of hops from 1 to 10, or addresses and networks (10.0.0.0/8) separated by commas",
      "1 から 10 までの段数か、アドレスまたはネットワーク（10.0.0.0/8 など）のカンマ区切りにしてください",
    ),
  })
  .transform((text): number | string[] => (isHops(text) ? Number(text) : commaSeparated(text)));

const isHops = (text: string) => /^([1-9]|10)$/.test(text);

/** The names are those of the ranges that the proxy-addr package knows. */
function isNetwork(entry: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(entry)) return true;
  const [address = "", bits, ...rest] = entry.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
