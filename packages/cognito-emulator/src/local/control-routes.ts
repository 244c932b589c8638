import { z } from "zod";
import type { Control } from "../control/control.ts";
import { InjectedFault } from "../control/fault-injection.ts";
import { Bend } from "../tokens/bent-tokens.ts";

/** One thing the control API does: the shape of what it is told, and what it answers. */
interface ControlRoute {
  readonly input: z.ZodType;
  answer(control: Control, input: unknown): object | Promise<object>;
}

function route<Schema extends z.ZodType>(
  input: Schema,
  answer: (control: Control, input: z.output<Schema>) => object | Promise<object>,
): ControlRoute {
  // The caller parses with `input` just before, so the input has exactly this type.
  return { input, answer: (control, parsed) => answer(control, parsed as z.output<Schema>) };
}

const Nothing = z.strictObject({});
const userPoolId = z.string().min(1).max(55);
const amount = z.int().min(-1_000_000_000).max(1_000_000_000).default(0);

const Advance = z
  .strictObject({ milliseconds: amount, seconds: amount, minutes: amount, hours: amount, days: amount })
  .transform(
    (by) => by.milliseconds + 1000 * (by.seconds + 60 * (by.minutes + 60 * (by.hours + 24 * by.days))),
  );

const clockState = ({ clock }: Control) => ({
  now: new Date(clock.now()).toISOString(),
  aheadMilliseconds: clock.ahead,
});

const snapshotList = (control: Control) => ({
  snapshots: control.snapshots().map(({ id, at }) => ({ snapshot: id, at: new Date(at).toISOString() })),
});

const faultState = (control: Control) => ({ faults: control.faults() });

/** What can be asked with GET, by path under `/_local/api/`. */
export const controlReads: ReadonlyMap<string, (control: Control) => object> = new Map(
  Object.entries({
    clock: clockState,
    faults: faultState,
    calls: (control: Control) => ({ calls: control.calls() }),
    snapshots: snapshotList,
  }),
);

/** What can be told with POST, by path under `/_local/api/`. */
export const controlRoutes: ReadonlyMap<string, ControlRoute> = new Map(
  Object.entries({
    "clock/set": route(z.strictObject({ now: z.iso.datetime({ offset: true }) }), (control, { now }) => {
      control.clock.set(Date.parse(now));
      return clockState(control);
    }),
    "clock/advance": route(Advance, (control, milliseconds) => {
      control.clock.advance(milliseconds);
      return clockState(control);
    }),
    "clock/back-to-real": route(Nothing, (control) => {
      control.clock.backToReal();
      return clockState(control);
    }),
    "keys/rotate": route(z.strictObject({ userPoolId }), async (control, input) => {
      await control.rotateKeys(input.userPoolId);
      return {};
    }),
    "keys/fail": route(z.strictObject({ userPoolId, failing: z.boolean() }), (control, input) => {
      control.failKeySet(input.userPoolId, input.failing);
      return {};
    }),
    faults: route(InjectedFault, (control, fault) => {
      control.injectFault(fault);
      return faultState(control);
    }),
    "faults/clear": route(Nothing, (control) => {
      control.clearFaults();
      return faultState(control);
    }),
    "tokens/bend": route(
      z.strictObject({ userPoolId, ...Bend.shape }),
      (control, { userPoolId: id, ...bend }) => {
        control.bendNextToken(id, bend);
        return {};
      },
    ),
    "tokens/unbend": route(z.strictObject({ userPoolId }), (control, input) => {
      control.unbendTokens(input.userPoolId);
      return {};
    }),
    "lockouts/clear": route(
      z.strictObject({ userPoolId, username: z.string().min(1).max(128).optional() }),
      (control, input) => {
        control.clearLockout(input.userPoolId, input.username);
        return {};
      },
    ),
    snapshots: route(Nothing, (control) => ({ snapshot: control.snapshot() })),
    "snapshots/restore": route(z.strictObject({ snapshot: z.string().max(64) }), async (control, input) => {
      await control.restore(input.snapshot);
      return {};
    }),
    reset: route(Nothing, async (control) => {
      await control.reset();
      return {};
    }),
  }),
);
