import { describe, expect, it } from "vitest";
import { networkOf } from "./network-of.ts";

describe("the network of an address", () => {
  it.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["127.0.0.1", "127.0.0.0/24"],
    ["2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::/48"],
    ["2001:0DB8:0:0:0:0:0:1", "2001:db8:0::/48"],
    ["2001:db8::1", "2001:db8:0::/48"],
    ["2001:db8:1:2:3:4:5::", "2001:db8:1::/48"],
    ["::1", "0:0:0::/48"],
    ["fe80::1%eth0", "fe80:0:0::/48"],
    ["::ffff:203.0.113.77", "203.0.113.0/24"],
    ["::ffff:cb00:714d", "203.0.113.0/24"],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each(["", "unknown", "203.0.113.77:1234", "203.0.113", "<script>", "1.2.3.4%x", "x%::1"])(
    "is nothing for %j, which is no address",
    (text) => {
      expect(networkOf(text)).toBeNull();
    },
  );
});
