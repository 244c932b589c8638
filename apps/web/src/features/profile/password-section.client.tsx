"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "../../components/banner.tsx";
import { Button } from "../../components/button.tsx";
import { ChangePasswordForm } from "./change-password-form.client.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useFocusInPlace } from "./use-focus-in-place.client.ts";

/** The password: a button, the form behind it, and that it worked. */
export function PasswordSection() {
  const t = useTranslations("profile.password");
  const [state, setState] = useState<"closed" | "open" | "done">("closed");
  const place = useFocusInPlace(state);
  return (
    <SettingsSection id="password-title" title={t("title")} lead={t("lead")}>
      <div ref={place} className="flex w-full flex-col items-start gap-4">
        {state === "done" && <Banner tone="success">{t("done")}</Banner>}
        {state === "open" ? (
          <ChangePasswordForm onDone={() => setState("done")} onCancel={() => setState("closed")} />
        ) : (
          <Button onClick={() => setState("open")}>{t("open")}</Button>
        )}
      </div>
    </SettingsSection>
  );
}
