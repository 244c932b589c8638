import { describe, expect, it } from "vitest";
import { type Message, Outbox } from "./outbox.ts";

const message = (number: number): Message => ({
  user: `user-${number}`,
  sub: "sub",
  to: "a@example.com",
  kind: "sign-up",
  code: "123456",
  subject: null,
  text: "Your code",
  at: number,
});

describe("The text of all messages", () => {
  it("is that of the newest 500 after each one that is posted, and the same text in between", () => {
    const outbox = new Outbox([message(0)]);
    expect(outbox.text()).toBe(JSON.stringify([message(0)]));
    for (let number = 1; number <= 501; number += 1) {
      outbox.post(message(number));
      if (number < 499) continue;
      expect(outbox.text()).toBe(JSON.stringify(outbox.all()));
    }
    expect(outbox.all()).toHaveLength(500);
    expect(outbox.all().at(-1)).toEqual(message(501));
  });

  it("cannot grow old: what was posted, or read from the disk, does not change any more", () => {
    const [stored, posted] = [message(1), message(2)];
    const outbox = new Outbox([stored]);
    outbox.post(posted);
    for (const sent of [stored, posted, ...outbox.all()]) {
      expect(() => Object.assign(sent, { code: "000000" })).toThrow(TypeError);
    }
    expect(() => Array.prototype.push.call(outbox.all(), message(3))).toThrow(TypeError);
    expect(outbox.text()).toBe(JSON.stringify([message(1), message(2)]));
  });
});
