"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "../components/dialog.client.tsx";
import { SignInAgainForm } from "./sign-in-again-form.client.tsx";

type SignInAgainDialogProps = {
  open: boolean;
  username: string;
  /** True once they have signed in again, false when they would rather not. */
  onAnswer: (signedIn: boolean) => void;
};

/** Asks somebody who is signed in to sign in again, over the page they are on: nothing of it is lost. */
export function SignInAgainDialog({ open, username, onAnswer }: SignInAgainDialogProps) {
  const t = useTranslations("auth.again");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onAnswer(false)}
      title={t("title")}
      description={t("body", { username })}
    >
      <SignInAgainForm username={username} onDone={() => onAnswer(true)} onCancel={() => onAnswer(false)} />
    </Dialog>
  );
}
