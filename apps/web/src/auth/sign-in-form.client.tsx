"use client";

import { useTranslations } from "next-intl";
import { Banner } from "../components/banner.tsx";
import { PasswordField } from "../components/password-field.client.tsx";
import { TextField } from "../components/text-field.tsx";
import { AuthForm } from "./auth-form.client.tsx";
import { checkKnownName, checkPassword } from "./check-fields.ts";
import { handOver } from "./handoff.ts";
import { signIn } from "./sign-in.ts";
import { AuthRefusal, useAuthForm } from "./use-auth-form.client.ts";
import { useHandoff } from "./use-handoff.client.ts";
import { useReturn } from "./use-return.client.ts";

/** Username and password, and on to whatever Cognito asks for next. */
export function SignInForm() {
  const t = useTranslations("auth");
  const handoff = useHandoff();
  const { goAlong, arrive } = useReturn();

  const { fields, ...form } = useAuthForm({
    step: "sign-in",
    checks: { username: checkKnownName, password: checkPassword },
    submit: async ({ username, password }) => {
      const step = await signIn({ username, password });
      switch (step.kind) {
        case "done":
          return arrive();
        case "confirm":
          handOver({ username });
          return goAlong("/confirm");
        case "new-password":
          handOver({ username });
          return goAlong("/new-password");
        case "reset-required":
          handOver({ username, notice: "reset-required" });
          return goAlong("/reset-password");
        case "unsupported":
          throw new AuthRefusal("unsupportedStep");
      }
    },
  });

  return (
    <AuthForm {...form} submitLabel={t("signIn.submit")}>
      {handoff?.notice === "confirmed" && <Banner tone="success">{t("notice.confirmed")}</Banner>}
      {handoff?.notice === "password-changed" && (
        <Banner tone="success">{t("notice.passwordChanged")}</Banner>
      )}
      <TextField
        key={handoff?.username ?? ""}
        name="username"
        label={t("field.usernameOrEmail")}
        defaultValue={handoff?.username ?? ""}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        error={fields.username && t(fields.username)}
      />
      <PasswordField
        name="password"
        label={t("field.password")}
        autoComplete="current-password"
        required
        error={fields.password && t(fields.password)}
      />
    </AuthForm>
  );
}
