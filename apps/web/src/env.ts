import { z } from "zod";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

const isSafeUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" || (url?.protocol === "http:" && loopbackHosts.has(url.hostname));
};

const BrowserUrl = z
  .string()
  .refine(isSafeUrl, { error: "must be an https address (http only on this machine)" })
  .transform((text) => text.replace(/\/+$/, ""));

const Env = z
  .object({
    API_URL: BrowserUrl,
    COGNITO_REGION: z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, { error: "must be an AWS region" }),
    COGNITO_USER_POOL_ID: z
      .string()
      .regex(/^[a-z0-9-]+_[A-Za-z0-9]+$/, { error: "must look like region_id" }),
    COGNITO_APP_CLIENT_ID: z.string().regex(/^\w{1,128}$/, { error: "must be one app client id" }),
    COGNITO_ENDPOINT: BrowserUrl.optional(),
  })
  .refine((env) => env.COGNITO_USER_POOL_ID.startsWith(`${env.COGNITO_REGION}_`), {
    path: ["COGNITO_USER_POOL_ID"],
    error: "must begin with COGNITO_REGION",
  });

/** What the browser needs to know about where it runs. Everything here is public. */
export type RuntimeConfig = {
  /** Base of the API, without a slash at the end. */
  readonly apiUrl: string;
  readonly cognito: {
    readonly region: string;
    readonly userPoolId: string;
    readonly appClientId: string;
    /** Where the user pool answers when it is not AWS. */
    readonly endpoint: string | null;
  };
};

/**
 * Reads the runtime configuration from environment variables; an empty value counts as absent.
 * Throws one error that names every wrong variable and never shows a value.
 */
export function readRuntimeConfig(variables: Readonly<Record<string, string | undefined>>): RuntimeConfig {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const { success, data, error } = Env.safeParse(given);
  if (!success) {
    const problems = error.issues.map(
      ({ path, code, message }) =>
        `${path.join(".")} ${code === "invalid_type" && !given[String(path[0])] ? "is missing" : message}`,
    );
    throw new Error(`The web app cannot start: ${problems.join("; ")}.`);
  }
  return {
    apiUrl: data.API_URL,
    cognito: {
      region: data.COGNITO_REGION,
      userPoolId: data.COGNITO_USER_POOL_ID,
      appClientId: data.COGNITO_APP_CLIENT_ID,
      endpoint: data.COGNITO_ENDPOINT ?? null,
    },
  };
}

/** The configuration of this process, read when asked: one build serves every environment. */
export const runtimeConfig = (): RuntimeConfig => readRuntimeConfig(process.env);

/** `next dev`, where React needs eval and the page reloads itself. Never true in a build. */
export const isNextDev = process.env.NODE_ENV === "development";
