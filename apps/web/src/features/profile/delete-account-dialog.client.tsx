"use client";

import { deleteUser } from "aws-amplify/auth";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { describeAuthError } from "../../auth/auth-error-text.ts";
import { limitWait } from "../../auth/limit-wait.ts";
import { Banner } from "../../components/banner.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog, DialogButtons } from "../../components/dialog.client.tsx";
import { TextField } from "../../components/text-field.tsx";

type DeleteAccountDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; username: string };

/** Asks for the username before the account is deleted (Cognito DeleteUser). The gate then leads out. */
export function DeleteAccountDialog({ open, onOpenChange, username }: DeleteAccountDialogProps) {
  const t = useTranslations("profile.danger");
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"asking" | "mismatch" | "pending" | "failed" | "unclear">("asking");

  const change = (next: boolean) => {
    setState("asking");
    onOpenChange(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state === "pending") return;
    if (field.current?.value.trim() !== username) {
      setState("mismatch");
      field.current?.focus();
      return;
    }
    setState("pending");
    try {
      await limitWait(deleteUser());
    } catch (error) {
      setState(describeAuthError(error, "delete-account") === "noAnswer" ? "unclear" : "failed");
    }
  };

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t("dialogTitle")}
      description={t("dialogBody", { username })}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {state === "failed" && <Banner tone="danger">{t("failed")}</Banner>}
        {state === "unclear" && <Banner tone="danger">{t("unclear")}</Banner>}
        <TextField
          ref={field}
          label={t("label")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={state === "mismatch" && t("mismatch")}
        />
        <DialogButtons>
          <Button onClick={() => change(false)}>{t("cancel")}</Button>
          <Button type="submit" kind="danger" pending={state === "pending"}>
            {t("confirm")}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
