"use client";

import { useTranslations } from "next-intl";
import { Banner } from "../components/banner.tsx";
import { Button } from "../components/button.tsx";
import { DialogButtons } from "../components/dialog.client.tsx";
import { PasswordField } from "../components/password-field.client.tsx";
import { useRuntimeConfig } from "../runtime-config.client.tsx";
import { useAuth } from "./auth-provider.client.tsx";
import { checkPassword } from "./check-fields.ts";
import { signInAgain } from "./sign-in-again.ts";
import { AuthRefusal, useAuthForm } from "./use-auth-form.client.ts";

type SignInAgainFormProps = {
  username: string;
  onDone: () => void;
  onCancel: () => void;
};

/** The password of whoever is signed in already. Where more than that is asked for, the sign-in page is the way. */
export function SignInAgainForm({ username, onDone, onCancel }: SignInAgainFormProps) {
  const t = useTranslations("auth");
  const config = useRuntimeConfig();
  const { recheck, signOutHere } = useAuth();
  const { form, onSubmit, pending, fields, problem } = useAuthForm({
    step: "sign-in-again",
    checks: { currentPassword: checkPassword },
    submit: async ({ currentPassword: password }) => {
      const step = await signInAgain(config, { username, password });
      // The sign-in page does not have it either: leading there would cost a session that still stands.
      if (step.kind === "unsupported") throw new AuthRefusal("unsupportedStep");
      if (step.kind !== "done") throw new AuthRefusal("stepElsewhere");
      await recheck();
      onDone();
    },
  });
  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      {problem && <Banner tone="danger">{t(`problem.${problem}`)}</Banner>}
      {/* Tells a password manager whose password is asked for. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        name="currentPassword"
        label={t("field.password")}
        autoComplete="current-password"
        required
        error={fields.currentPassword && t(fields.currentPassword)}
      />
      <DialogButtons>
        <Button onClick={onCancel}>{t("again.cancel")}</Button>
        {problem === "stepElsewhere" ? (
          <Button kind="primary" onClick={() => void signOutHere()}>
            {t("again.elsewhere")}
          </Button>
        ) : (
          <Button type="submit" kind="primary" pending={pending}>
            {t("again.submit")}
          </Button>
        )}
      </DialogButtons>
      <p role="status" className="sr-only">
        {pending ? t("pending") : ""}
      </p>
    </form>
  );
}
