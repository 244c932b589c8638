import { ConfigurationError } from "../errors/configuration-error.ts";
import type { RemoteCheck } from "./remote-check.ts";

/** Whom to ask about the tokens of a provider. */
export type RemoteCheckOf = (provider: string) => RemoteCheck;

/**
 * Makes sure that a token is shown to nobody but who issued it: one check speaks for one provider, several are named.
 * @throws ConfigurationError when one check is to speak for several providers, or names one that is not there
 */
export function remoteCheckOf(
  option: RemoteCheck | Readonly<Record<string, RemoteCheck>> | undefined,
  providers: readonly string[],
): RemoteCheckOf {
  const checks = new Map(
    isCheck(option) ? providers.map((name) => [name, option]) : Object.entries(option ?? {}),
  );
  if (isCheck(option) && providers.length > 1) {
    throw new ConfigurationError(
      "remoteCheck",
      "must be given for each provider by its name where there are several",
    );
  }
  if ([...checks.keys()].some((name) => !providers.includes(name))) {
    throw new ConfigurationError("remoteCheck", "must name providers of this verifier");
  }
  return (provider) => {
    const check = checks.get(provider);
    if (check === undefined) throw new ConfigurationError("remoteCheck", "must be given to ask it");
    return check;
  };
}

function isCheck(
  option: RemoteCheck | Readonly<Record<string, RemoteCheck>> | undefined,
): option is RemoteCheck {
  return typeof option?.["confirm"] === "function";
}
