import { describe, expect, it } from "vitest";
import { errorCodes, errorTable } from "./error-code.ts";
import { errorMessage } from "./error-message.ts";
import { locales } from "./locale.ts";

describe("the error table", () => {
  it("says an outage with 503 and never with 401", () => {
    expect(errorTable.identity_provider_unavailable.httpStatus).toBe(503);
  });

  it("keeps 'who are you' and 'I know, and no' apart", () => {
    const statusesOf = (trpcCode: string) =>
      new Set(
        errorCodes.filter((c) => errorTable[c].trpcCode === trpcCode).map((c) => errorTable[c].httpStatus),
      );
    expect(statusesOf("UNAUTHORIZED")).toEqual(new Set([401]));
    expect(statusesOf("FORBIDDEN")).toEqual(new Set([403]));
  });

  it.each(errorCodes)("has a different sentence for %s in every language", (code) => {
    const sentences = locales.map((locale) => errorMessage(code, locale));
    expect(new Set(sentences).size).toBe(locales.length);
  });

  it("speaks the seeds' own sentences", () => {
    expect(errorMessage("authentication_required", "ja")).toBe("有効な認証トークンが必要です");
    expect(errorMessage("insufficient_permissions", "ja", { required_role: "admin" })).toBe(
      "管理者権限が必要です",
    );
    expect(errorMessage("insufficient_permissions", "ja", { required_roles: ["user", "admin"] })).toBe(
      "適切な権限がありません",
    );
  });
});
