"use client";

import { confirmUserAttribute } from "aws-amplify/auth";
import { useTranslations } from "next-intl";
import { AuthForm } from "../../auth/auth-form.client.tsx";
import { checkCode } from "../../auth/check-fields.ts";
import { useAuthForm } from "../../auth/use-auth-form.client.ts";
import { readCode } from "../../auth/verification-code.ts";
import { Button } from "../../components/button.tsx";
import { CodeField } from "../../components/code-field.tsx";

type VerifyEmailFormProps = { destination: string | null; onDone: () => void; onCancel: () => void };

/** The code that was mailed, as proof that the address is this person's. */
export function VerifyEmailForm({ destination, onDone, onCancel }: VerifyEmailFormProps) {
  const t = useTranslations("profile.email");
  const auth = useTranslations("auth");
  const { fields, ...form } = useAuthForm({
    step: "verify-email",
    checks: { code: checkCode },
    submit: async ({ code }) => {
      await confirmUserAttribute({ userAttributeKey: "email", confirmationCode: readCode(code) });
      onDone();
    },
  });
  return (
    <div className="flex w-full flex-col gap-2">
      <AuthForm {...form} submitLabel={t("confirm")}>
        <CodeField
          name="code"
          label={t("codeLabel")}
          hint={destination === null ? t("codeHintPlain") : t("codeHint", { address: destination })}
          required
          error={fields.code && auth(fields.code)}
        />
      </AuthForm>
      <Button kind="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
