import type { FastifyRequest } from "fastify";

const addressAndPort = /^(?:\[([\da-f:.]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/i;

/**
 * The caller's address, without the port that some proxies report beside it: it is another for each connection, and
 * whoever counted it as well would take one caller for as many as they like to be.
 */
export function addressOf({ ip }: Pick<FastifyRequest, "ip">): string {
  const [, ipv6, ipv4] = addressAndPort.exec(ip) ?? [];
  return ipv6 ?? ipv4 ?? ip;
}
