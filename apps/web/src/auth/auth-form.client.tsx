"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, type RefObject, useEffect } from "react";
import { Banner } from "../components/banner.tsx";
import { Button } from "../components/button.tsx";
import type { AuthProblem } from "./auth-error-text.ts";
import { readHandoff } from "./handoff.ts";
import { useHydrated } from "./use-hydrated.client.ts";

type AuthFormProps = {
  form: RefObject<HTMLFormElement | null>;
  onSubmit: ComponentProps<"form">["onSubmit"];
  pending: boolean;
  problem: AuthProblem | null;
  submitLabel: string;
  children: ReactNode;
};

/** One step of the journey: what is wrong on top, the fields, and the one button. */
export function AuthForm({ form, onSubmit, pending, problem, submitLabel, children }: AuthFormProps) {
  const t = useTranslations("auth");
  const ready = useHydrated();

  useEffect(() => {
    // Somebody on the way through the journey goes on typing where the page before left off.
    if (ready && readHandoff()) firstEmpty(form.current)?.focus();
  }, [ready, form]);

  return (
    // post: should the browser ever send the form by itself, no password may end up in the address.
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      {problem && <Banner tone="danger">{t(`problem.${problem}`)}</Banner>}
      {children}
      <Button
        type="submit"
        kind="primary"
        pending={pending}
        // Until the script is here, the browser would send the form by itself.
        disabled={!ready}
        className="w-full disabled:opacity-100"
      >
        {submitLabel}
      </Button>
      <p role="status" className="sr-only">
        {pending ? t("pending") : ""}
      </p>
    </form>
  );
}

const firstEmpty = (form: HTMLFormElement | null) =>
  [...(form?.querySelectorAll<HTMLInputElement>("input:not([hidden])") ?? [])].find(
    ({ value }) => value === "",
  );
