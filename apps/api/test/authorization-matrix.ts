import { type AuthErrorCode, policiesOf } from "@sekisho/auth";
import { errorTable } from "@sekisho/contract/error-code";
import type { AnyTRPCRouter } from "@trpc/server";
import type { Context } from "../src/trpc/context.ts";
import { inWords } from "../src/trpc/policy-in-words.ts";
import { codeOf } from "./code-of.ts";

/** What a gate can say. Any other error comes from behind it. */
const refusals = {
  authentication_required: true,
  token_validation_failed: true,
  step_up_required: true,
  insufficient_permissions: true,
  insufficient_scope: true,
  csrf_rejected: true,
  identity_provider_unavailable: true,
} satisfies Record<AuthErrorCode, true>;

/** Somebody who calls, by what the table calls them. */
export type Callers = ReadonlyMap<string, Context>;

/** Asks every procedure of a router as every caller, and writes down who is let in: a Markdown table. */
export async function matrixOf(router: AnyTRPCRouter, callers: Callers): Promise<string> {
  const rows: string[][] = [];
  for (const [path, policy] of policiesOf(router)) {
    const answers: string[] = [];
    for (const context of callers.values()) answers.push(await answerTo(router, path, context));
    rows.push([`\`${path}\``, inWords(policy), ...answers]);
  }
  const sorted = rows.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  const head = ["procedure", "open to", ...callers.keys()];
  return [head, head.map(() => "---"), ...sorted].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

type Procedure = (input?: unknown) => Promise<unknown>;

async function answerTo(router: AnyTRPCRouter, path: string, context: Context): Promise<string> {
  let node: unknown = router.createCaller(context);
  for (const name of path.split(".")) node = Reflect.get(Object(node), name);
  // No input is sent: a gate that looked at the input first would give itself away.
  const code = await codeOf((node as Procedure)()); // as: the path was taken from the router itself
  return code in refusals ? `${errorTable[code as AuthErrorCode].httpStatus} ${code}` : "in"; // as: it is one of them
}
