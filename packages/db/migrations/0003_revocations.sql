CREATE TABLE "revocations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revocations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"issuer" text NOT NULL,
	"subject" text,
	"issued_up_to" bigint,
	"origin_jti" text,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "revocations_of_one_kind" CHECK (num_nonnulls("revocations"."subject", "revocations"."issued_up_to") = case when "revocations"."origin_jti" is null then 2 else 0 end)
);
--> statement-breakpoint
ALTER TABLE "revocations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
-- Added by hand, drizzle-kit knows no FORCE.
ALTER TABLE "revocations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_events_action_known";--> statement-breakpoint
CREATE INDEX "revocations_made_at" ON "revocations" USING btree ("made_at");--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_action_known" CHECK ("audit_events"."action" in ('user.role_changed', 'user.disabled', 'user.enabled', 'user.signed_out', 'user.deleted', 'user.password_reset'));--> statement-breakpoint
CREATE POLICY "revocations_by_their_maker" ON "revocations" AS PERMISSIVE FOR INSERT TO public WITH CHECK ("revocations"."made_by" = (select nullif(current_setting('sekisho.subject', true), '')));--> statement-breakpoint
CREATE POLICY "revocations_overseen" ON "revocations" AS PERMISSIVE FOR SELECT TO public USING ((select current_setting('sekisho.oversight', true) = 'on'));--> statement-breakpoint
CREATE POLICY "revocations_past_their_use_seen" ON "revocations" AS PERMISSIVE FOR SELECT TO public USING ("revocations"."made_at" < now() - make_interval(secs => 90000));--> statement-breakpoint
CREATE POLICY "revocations_past_their_use_removed" ON "revocations" AS PERMISSIVE FOR DELETE TO public USING ("revocations"."made_at" < now() - make_interval(secs => 90000));