"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "../components/banner.tsx";
import { Button } from "../components/button.tsx";
import { Dialog, DialogButtons } from "../components/dialog.client.tsx";
import { useAuth } from "./auth-provider.client.tsx";

/** Asks before every session of this person is ended. Says so when the user pool did not confirm it. */
export function SignOutEverywhereDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("shell.signOutEverywhere");
  const { signOutEverywhere } = useAuth();
  const [state, setState] = useState<"asking" | "pending" | "failed">("asking");

  const change = (open: boolean) => {
    setState("asking");
    props.onOpenChange(open);
  };
  const confirm = async () => {
    setState("pending");
    try {
      await signOutEverywhere();
      change(false);
    } catch {
      setState("failed");
    }
  };

  return (
    <Dialog open={props.open} onOpenChange={change} title={t("title")} description={t("body")}>
      {state === "failed" && <Banner tone="danger">{t("failed")}</Banner>}
      <DialogButtons>
        <Button onClick={() => change(false)}>{t("cancel")}</Button>
        <Button kind="danger" pending={state === "pending"} onClick={() => void confirm()}>
          {t("confirm")}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
