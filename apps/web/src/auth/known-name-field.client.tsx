"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextField } from "../components/text-field.tsx";

/** Whom a step is about: already known from the page before, or asked for when somebody comes here directly. */
export function KnownNameField({ known, error }: { known: string | undefined; error?: ReactNode }) {
  const t = useTranslations("auth");
  return (
    <TextField
      key={known ?? ""}
      name="username"
      label={t("field.usernameOrEmail")}
      defaultValue={known ?? ""}
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      required
      error={error}
    />
  );
}
