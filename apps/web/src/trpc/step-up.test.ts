import { expect, it } from "vitest";
import { createStepUp } from "./step-up.ts";

it("asks once, however many wait, and gives all of them the one answer", async () => {
  const stepUp = createStepUp();
  const shown: boolean[] = [];
  stepUp.subscribe(() => shown.push(stepUp.isAsked()));
  const waiting = [stepUp.ask(), stepUp.ask(), stepUp.ask()];
  stepUp.answer(true);
  expect(await Promise.all(waiting)).toEqual([true, true, true]);
  expect(shown).toEqual([true, false]);
});

it("asks anew after an answer, which was the answer to that question alone", async () => {
  const stepUp = createStepUp();
  const first = stepUp.ask();
  stepUp.answer(false);
  const second = stepUp.ask();
  expect(stepUp.isAsked()).toBe(true);
  stepUp.answer(true);
  expect([await first, await second]).toEqual([false, true]);
});

it("takes an answer that nobody asked for as none", () => {
  const stepUp = createStepUp();
  stepUp.answer(true);
  expect(stepUp.isAsked()).toBe(false);
});

it("tells nobody who has stopped listening", () => {
  const stepUp = createStepUp();
  let told = 0;
  const stop = stepUp.subscribe(() => {
    told += 1;
  });
  stop();
  void stepUp.ask();
  expect(told).toBe(0);
});
