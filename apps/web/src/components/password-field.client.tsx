"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { boxLook, describedBy, Field } from "./field.tsx";

type PasswordFieldProps = Omit<ComponentProps<"input">, "className" | "type" | "autoComplete"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Tells password managers whether to fill in or to offer a new one. */
  autoComplete: "current-password" | "new-password";
};

/** A password that can be looked at. It goes back to dots when the form is sent. */
export function PasswordField({ label, hint, error, id, ...input }: PasswordFieldProps) {
  const t = useTranslations("shell.password");
  const ownId = useId();
  const fieldId = id ?? ownId;
  const [shown, setShown] = useState(false);
  return (
    <Field id={fieldId} label={label} hint={hint} error={error}>
      <div className="relative">
        <input
          id={fieldId}
          className={`${boxLook} pr-20`}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(fieldId, { hint, error })}
          {...input}
        />
        <button
          type="button"
          className="absolute inset-y-0 right-0 min-w-11 rounded-md px-3 text-ai text-note"
          aria-controls={fieldId}
          aria-pressed={shown}
          aria-label={t("showLabel")}
          onClick={() => setShown(!shown)}
        >
          {shown ? t("hide") : t("show")}
        </button>
      </div>
    </Field>
  );
}
