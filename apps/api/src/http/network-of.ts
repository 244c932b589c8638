import { isIPv4, isIPv6 } from "node:net";

/**
 * The network an address belongs to: /24 of IPv4, /48 of IPv6, which is what one customer of a provider usually has. It tells
 * one attacker from many and does not say who in a house it was. Null for what is no address: a proxy may report anything.
 */
export function networkOf(address: string): string | null {
  if (isIPv4(address)) return networkOf4(address);
  const [withoutZone = ""] = address.split("%");
  return isIPv6(withoutZone) ? networkOf6(withoutZone) : null;
}

const networkOf4 = (address: string) => `${address.split(".").slice(0, 3).join(".")}.0/24`;

function networkOf6(address: string): string {
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  // ::ffff:192.0.2.1 is an IPv4 address on a socket that listens on both (RFC 4291, section 2.5.5.2).
  if (groups.slice(0, 6).join() === "0,0,0,0,0,65535")
    return networkOf4([high >> 8, high & 255, low >> 8, low & 255].join("."));
  const network = groups.slice(0, 3).map((group) => group.toString(16));
  return `${network.join(":")}::/48`;
}

/** The eight groups. A URL's host is written in groups alone, with one "::" at most (WHATWG URL, IPv6 serializer). */
function groupsOf(address: string): number[] {
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = written.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill("0");
  return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
}
