import { BlockList, isIP } from "node:net";
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
      "must be a number of hops from 1 to 10, or addresses and networks no wider than /8 (IPv6: /16), separated by commas",
      "1 から 10 までの段数か、アドレスまたは /8（IPv6 は /16）以下の広さのネットワークを、カンマ区切りで指定してください",
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
  if (bits === undefined) return true;
  return (
    /^\d{1,3}$/.test(bits) && Number(bits) >= minBits(address) && Number(bits) <= (version === 4 ? 32 : 128)
  );
}

/** Below "::/8" lies all of IPv4 once more (::ffff:0:0/96, RFC 4291), so that part is bounded like IPv4 itself. */
function minBits(address: string): number {
  if (isIP(address) === 4) return 8;
  return mappedIpv4.check(address, "ipv6") ? 96 + 8 : 16;
}

const mappedIpv4 = new BlockList();
mappedIpv4.addSubnet("::", 8, "ipv6");
