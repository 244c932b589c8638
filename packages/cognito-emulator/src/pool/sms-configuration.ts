import { z } from "zod";

/** AWS `SmsConfigurationType`: whose text messages a pool sends. */
export const SmsConfiguration = z.object({
  SnsCallerArn: z.string().min(20).max(2048),
  ExternalId: z.string().optional(),
  SnsRegion: z.string().min(5).max(32).optional(),
});
