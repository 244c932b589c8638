import type { ComponentProps } from "react";
import { TextField } from "./text-field.tsx";

type CodeFieldProps = Omit<ComponentProps<typeof TextField>, "className" | "type" | "autoComplete">;

/** A code from a message: one field, so that pasting and filling in by the device both work. */
export function CodeField(props: CodeFieldProps) {
  return (
    <TextField
      className="font-mono tracking-[0.3em]"
      type="text"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCorrect="off"
      spellCheck={false}
      // Room for the spaces some mails put between the digits; they are taken out when the code is read.
      maxLength={16}
      {...props}
    />
  );
}
