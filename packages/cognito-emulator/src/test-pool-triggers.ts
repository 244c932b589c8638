import { randomUUID } from "node:crypto";
import type { AnyTriggerFunction, Triggers } from "./triggers/trigger-function.ts";
import type { TriggerFunctions } from "./triggers/trigger-functions.ts";

const tokenVersions: ReadonlyMap<string, string> = new Map([
  ["PreTokenGenerationV2", "V2_0"],
  ["PreTokenGenerationV3", "V3_0"],
]);

/** Gives the process the functions, each under a name nobody else has, and returns the LambdaConfig that names them. */
export function attachTriggers(functions: TriggerFunctions, triggers: Triggers): Record<string, unknown> {
  const given = Object.entries<AnyTriggerFunction>({ ...triggers });
  return Object.fromEntries(
    given.map(([trigger, run]) => {
      const name = `${trigger}-${randomUUID()}`;
      functions.add(name, run);
      const LambdaArn = `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`;
      const LambdaVersion = tokenVersions.get(trigger);
      return LambdaVersion === undefined
        ? [trigger, LambdaArn]
        : ["PreTokenGenerationConfig", { LambdaVersion, LambdaArn }];
    }),
  );
}
