"use client";

import { updateUserAttribute } from "aws-amplify/auth";
import { useTranslations } from "next-intl";
import { AuthForm } from "../../auth/auth-form.client.tsx";
import { checkEmail } from "../../auth/check-fields.ts";
import { useAuthForm } from "../../auth/use-auth-form.client.ts";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";

type ChangeEmailFormProps = {
  /** The address there is now. */
  present: string | null;
  /** A code went to this (masked) address. */
  onSent: (destination: string | null) => void;
  /** The pool asks for no code. */
  onDone: () => void;
  onCancel: () => void;
};

/** A new address for the account. It counts once the code sent to it has come back. */
export function ChangeEmailForm({ present, onSent, onDone, onCancel }: ChangeEmailFormProps) {
  const t = useTranslations("profile.email");
  const auth = useTranslations("auth");
  const { fields, ...form } = useAuthForm({
    step: "change-email",
    checks: { email: (value) => (value === present ? "check.emailUnchanged" : checkEmail(value)) },
    submit: async ({ email }) => {
      const { nextStep } = await updateUserAttribute({
        userAttribute: { attributeKey: "email", value: email },
      });
      if (nextStep.updateAttributeStep === "DONE") return onDone();
      onSent(nextStep.codeDeliveryDetails?.destination ?? null);
    },
  });
  return (
    <div className="flex w-full flex-col gap-2">
      <AuthForm {...form} submitLabel={t("send")}>
        <TextField
          name="email"
          type="email"
          label={t("label")}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={fields.email && auth(fields.email)}
        />
      </AuthForm>
      <Button kind="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
