import { isLoopbackHost } from "@sekisho/auth";
import { z } from "zod";
import { bilingual } from "./env-error.ts";

/** Exactly `true` or `false`: "yes", "1" and "TRUE" are asked about instead of guessed at. */
export const Flag = z
  .enum(["true", "false"], { error: bilingual("must be true or false", "true または false にしてください") })
  .transform((text) => text === "true");

/** A whole number in plain digits, no sign, no leading zero, no space. */
export function wholeNumber(min: number, max: number) {
  const error = bilingual(
    `must be a whole number from ${min} to ${max}`,
    `${min} から ${max} までの整数にしてください`,
  );
  return z
    .string()
    .regex(/^(0|[1-9]\d{0,9})$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error });
}

const NotAFraction = bilingual("must be a number from 0 to 1", "0 から 1 までの数にしてください");

/** A part of a whole, in plain digits. */
export const Fraction = z
  .string()
  .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, { error: NotAFraction })
  .transform(Number);

export function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  const list = names.join(", ");
  return z.enum(names, {
    error: bilingual(`must be one of ${list}`, `${list} のいずれかにしてください`),
  });
}

/** One line of text that is not blank. */
export const Text = z.string().regex(/^[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u, {
  error: bilingual(
    "must be text that is not blank, without control characters",
    "空白以外の文字を含め、制御文字は使わないでください",
  ),
});

/** A comma-separated list; the spaces around each entry do not count. */
export const commaSeparated = (text: string) => text.split(",").map((entry) => entry.trim());

const NotAUrl = bilingual("must be an http or https URL", "http または https の URL にしてください");

/** A URL without credentials, query or fragment, of something that is only told: plain http will do inside a network. */
export const WebUrl = z
  .string()
  .refine((text) => isBareWebUrl(text), { error: NotAUrl })
  .transform((text) => text.replace(/\/+$/, ""));

/** A URL without credentials, query or fragment, of something that is believed: plain http only on this machine. */
export const TrustedUrl = z
  .string()
  .refine((text) => isBareWebUrl(text), { error: NotAUrl, abort: true })
  .refine((text) => isHttpsOrLoopback(text), {
    error: bilingual(
      "must be https unless the host is loopback",
      "ループバック以外のホストでは https にしてください",
    ),
  })
  .transform((text) => text.replace(/\/+$/, ""));

export function isHttpsOrLoopback(text: string): boolean {
  const url = new URL(text);
  return url.protocol === "https:" || isLoopbackHost(url.hostname);
}

/** Blanks and control characters, which the URL parser would quietly drop. */
export const hasBlank = (text: string) => /[\s\p{Cc}]/u.test(text);

function isBareWebUrl(text: string): boolean {
  if (hasBlank(text) || /[?#]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "";
}
