"use client";

import type { Me } from "@sekisho/contract/auth";
import { useState } from "react";
import { Seal } from "../../components/seal.tsx";

/** Milliseconds after a sign-in during which the seal is seen being set. */
const justSignedIn = 60_000;

/** The seal of the signed-in person's role. It settles when the sign-in has only just succeeded. */
export function RoleSeal({ me }: { me: Me }) {
  const [settling] = useState(
    () => me.signed_in_at !== null && Math.abs(Date.now() - Date.parse(me.signed_in_at)) < justSignedIn,
  );
  return <Seal role={me.role} settling={settling} />;
}
