"use client";

import { type ReactNode, useState } from "react";
import { PasswordField } from "../components/password-field.client.tsx";
import { PasswordPolicyList } from "./password-policy-list.client.tsx";

/** A password somebody chooses, with the rules it must keep. */
export function NewPasswordField({ label, error }: { label: string; error?: ReactNode }) {
  const [typed, setTyped] = useState("");
  return (
    <PasswordField
      name="password"
      label={label}
      autoComplete="new-password"
      required
      hint={<PasswordPolicyList password={typed} />}
      error={error}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
