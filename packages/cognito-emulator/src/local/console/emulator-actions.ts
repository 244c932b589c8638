import { z } from "zod";
import { InjectedFault } from "../../control/fault-injection.ts";
import type { LocalSide } from "../local-side.ts";
import { type FormAction, formAction } from "./form-action.ts";
import { localMoment, sure, wholeNumber, wholeNumberOrNone } from "./form-values.ts";

/** The units that the clock is advanced by, in milliseconds. */
export const clockUnits = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
const units = Object.keys(clockUnits) as (keyof typeof clockUnits)[]; // the object's own keys

/** The form's fields as the fault they describe; only slowness has a length. */
const FaultForm = z
  .object({
    kind: z.string(),
    operation: z.string(),
    times: wholeNumberOrNone(1, 10_000),
    milliseconds: wholeNumberOrNone(1, 60_000),
  })
  .transform(({ operation, milliseconds, ...rest }, context) => {
    const fault = InjectedFault.safeParse({
      ...rest,
      operation: operation === "" ? null : operation,
      ...(rest.kind === "latency" && { milliseconds }),
    });
    if (fault.success) return fault.data;
    context.addIssue({ code: "custom", path: fault.error.issues[0]?.path ?? [] });
    return z.NEVER;
  });

const Nothing = z.object({});

/** What can be done to the emulator as a whole, by the last part of the form's address. */
export const emulatorActions: ReadonlyMap<string, FormAction<LocalSide>> = new Map(
  Object.entries({
    "advance-clock": formAction(
      "clock-moved",
      z.object({ amount: wholeNumber(-100_000, 100_000), unit: z.enum(units) }),
      ({ control }: LocalSide, { amount, unit }) => {
        control.clock.advance(amount * clockUnits[unit]);
      },
    ),
    "set-clock": formAction(
      "clock-moved",
      z.object({ now: localMoment }),
      ({ control }: LocalSide, { now }) => {
        control.clock.set(now);
      },
    ),
    "real-clock": formAction("clock-real", Nothing, ({ control }: LocalSide) => {
      control.clock.backToReal();
    }),
    "set-fault": formAction("fault-set", FaultForm, ({ control }: LocalSide, fault) => {
      control.injectFault(fault);
    }),
    "clear-faults": formAction("faults-cleared", Nothing, ({ control }: LocalSide) => {
      control.clearFaults();
    }),
    "take-snapshot": formAction("snapshot-taken", Nothing, ({ control }: LocalSide) => {
      control.snapshot();
    }),
    "restore-snapshot": formAction(
      "snapshot-restored",
      z.object({ snapshot: z.string().max(64), sure }),
      async ({ control }: LocalSide, { snapshot }) => {
        await control.restore(snapshot);
      },
    ),
    reset: formAction("reset", z.object({ sure }), async ({ control }: LocalSide) => {
      await control.reset();
    }),
  }),
);
