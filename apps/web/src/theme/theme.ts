import { z } from "zod";

/** `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;

export const Theme = z.enum(themes);
export type Theme = z.infer<typeof Theme>;
