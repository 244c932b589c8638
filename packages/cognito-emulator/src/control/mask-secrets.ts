/** Names of members that hold, or could hold, something secret. Rather one too many. */
const secretName =
  /pass(?:word|code)?|secret|token|code|session|signature|answer|credential|verifier|salt|key|otp|assertion|srp_b/i;
/** Members whose content is anybody's guess. */
const freeForm = new Set(["ClientMetadata", "ValidationData", "ContextData", "UserContextData"]);
/** A JWT gives itself away, wherever it stands. */
const jwtInText = /eyJ[\w-]+\.[\w-]*\.[\w-]*/g;

const mask = "•••";
const longestText = 300;
const longestList = 60;

/** A copy of a request or an answer that may be looked at: no password, token or code of it is left. */
export function maskSecrets(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.slice(0, longestList).map((each) => maskSecrets(each, name));
  if (typeof value === "object" && value !== null) {
    if (freeForm.has(name)) return mask;
    // AWS's AttributeType: what it is called decides what its value may be.
    if ("Name" in value && "Value" in value && secretName.test(String(value.Name))) {
      return { Name: value.Name, Value: mask };
    }
    return Object.fromEntries(
      Object.entries(value)
        .slice(0, longestList)
        .map(([key, inner]) => [key, maskSecrets(inner, key)]),
    );
  }
  if (value === null || typeof value === "boolean") return value;
  if (secretName.test(name)) return mask;
  return typeof value === "string" ? shortened(value.replaceAll(jwtInText, mask)) : value;
}

const shortened = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText)}…` : text;
