/** RFC 5280 section 4.2.1.10. */
export const nameConstraintsOid = "2.5.29.30";

/** One DER element; every length here is below 128, which takes one byte. */
const element = (tag: number, content: Uint8Array): Buffer =>
  Buffer.concat([Uint8Array.of(tag, content.length), content]);

const sequence = 0x30;
const permittedSubtrees = 0xa0;
const dnsName = 0x82;
const ipAddress = 0x87;

const loopback4 = Uint8Array.of(127, 0, 0, 0, 255, 0, 0, 0);
const loopback6 = Uint8Array.from({ length: 32 }, (_, index) => (index < 15 ? 0 : index === 15 ? 1 : 255));

/**
 * The names this authority may vouch for: localhost, 127.0.0.0/8 and ::1. Whoever steals its key can impersonate nothing
 * else to a browser that trusts it.
 */
export const localhostOnly: Uint8Array = element(
  sequence,
  element(
    permittedSubtrees,
    Buffer.concat([
      element(sequence, element(dnsName, Buffer.from("localhost", "ascii"))),
      element(sequence, element(ipAddress, loopback4)),
      element(sequence, element(ipAddress, loopback6)),
    ]),
  ),
);
