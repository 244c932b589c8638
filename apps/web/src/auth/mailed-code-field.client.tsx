"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeField } from "../components/code-field.tsx";

/** The confirmation code from a mail, with a word on what it looks like. */
export function MailedCodeField({ error }: { error: ReactNode }) {
  const t = useTranslations("auth");
  return <CodeField name="code" label={t("field.code")} hint={t("hint.code")} required error={error} />;
}
