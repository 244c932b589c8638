import { z } from "zod";
import { describedOperations } from "./operations.ts";
import { isKnownRefusal, statusOf } from "./refusals.ts";

/** An answer as it went over the wire. Header names are in lower case. */
export interface SentAnswer {
  readonly operation: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const Refusal = z.strictObject({
  __type: z.string().min(1),
  message: z.string().min(1),
  reasonCode: z.string().min(1).optional(),
});

/** What every answer carries, and a page of another origin may read. */
const commonHeaders: Readonly<Record<string, RegExp>> = {
  "content-type": /^application\/x-amz-json-1\.1$/,
  "x-amzn-requestid": /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  "access-control-allow-origin": /^\*$/,
  "access-control-expose-headers": /^x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date$/,
  date: /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/,
};

/**
 * Holds an answer against AWS's description of the operation, and says every way in which it differs. Complaints name
 * members and never repeat what is in them.
 */
export function checkAnswer(answer: SentAnswer): string[] {
  const problems = [...headerProblems(answer), ...bodyProblems(answer)];
  return problems.map((problem) => `${answer.operation} answered ${answer.status}: ${problem}`);
}

function headerProblems({ headers }: SentAnswer): string[] {
  return Object.entries(commonHeaders)
    .filter(([name, form]) => !form.test(headers[name] ?? ""))
    .map(([name]) => `the header ${name} is missing or not as AWS sends it`);
}

function bodyProblems(answer: SentAnswer): string[] {
  const body = parsed(answer.body);
  if (body === undefined) return ["the body is not JSON"];
  return answer.status === 200 ? successProblems(answer.operation, body) : refusalProblems(answer, body);
}

function successProblems(operation: string, body: unknown): string[] {
  const description = describedOperations.get(operation);
  if (!description) return ["nothing describes this operation: add it to test/aws"];
  return complaints(description.answer, body);
}

function refusalProblems({ operation, status, headers }: SentAnswer, body: unknown): string[] {
  const refusal = Refusal.safeParse(body);
  if (!refusal.success) return complaints(Refusal, body);
  const { __type: name, message } = refusal.data;
  const own = describedOperations.get(operation)?.refusals ?? new Set();
  return [
    ...(isKnownRefusal(name, own) ? [] : [`AWS names no ${name} for this operation`]),
    ...(status === statusOf(name) ? [] : [`${name} has the status ${statusOf(name)}`]),
    ...(headers["x-amzn-errortype"] === `${name}:` ? [] : ["x-amzn-ErrorType is not the name with a colon"]),
    // A longer one would be more than clients read of an answer's headers.
    ...(headers["x-amzn-errormessage"] === message.slice(0, 1024).replaceAll(/[^\x20-\x7e]/g, "?")
      ? []
      : ["x-amzn-ErrorMessage is not the message"]),
  ];
}

function complaints(schema: z.ZodType, body: unknown): string[] {
  const { error } = schema.safeParse(body);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join(".") || "the body"}: ${message}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
