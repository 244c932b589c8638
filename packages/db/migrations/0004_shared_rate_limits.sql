-- UNLOGGED and FORCE by hand, drizzle-kit knows neither. Counts of a minute need not survive a crash.
CREATE UNLOGGED TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rate_limits_key_hashed" CHECK ("rate_limits"."key" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rate_limits" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "rate_limits_counted" ON "rate_limits" AS PERMISSIVE FOR ALL TO public USING ((select current_setting('sekisho.counting', true) = 'on')) WITH CHECK ((select current_setting('sekisho.counting', true) = 'on'));