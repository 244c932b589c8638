"use client";

import { useTranslations } from "next-intl";
import { classNames } from "../components/class-names.ts";
import { keepsRule, passwordRules } from "./password-policy.ts";

/** The rules for a password, each ticked off while one types. */
export function PasswordPolicyList({ password }: { password: string }) {
  const t = useTranslations("auth.policy");
  return (
    <ul aria-label={t("label")} className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-2">
      {passwordRules.map((rule) => {
        const met = keepsRule(rule, password);
        return (
          <li key={rule} className={classNames("flex items-center gap-2", met && "text-success")}>
            <svg
              viewBox="0 0 16 16"
              className="size-3.5 shrink-0"
              fill="none"
              stroke="currentColor"
              aria-hidden="true"
            >
              {met ? (
                <path d="M3 8.5l3.2 3.2L13 4.8" strokeWidth="2" />
              ) : (
                <circle cx="8" cy="8" r="2.5" strokeWidth="1.5" />
              )}
            </svg>
            <span>
              {t(rule)}
              <span className="sr-only">: {met ? t("met") : t("unmet")}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
