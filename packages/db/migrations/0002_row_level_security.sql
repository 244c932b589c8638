ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
-- Added by hand, drizzle-kit knows no FORCE: without it the owner of a table, who we connect as, is above its policies.
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "items" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "audit_events_by_their_actor" ON "audit_events" AS PERMISSIVE FOR INSERT TO public WITH CHECK ("audit_events"."actor_sub" = (select nullif(current_setting('sekisho.subject', true), '')));--> statement-breakpoint
CREATE POLICY "audit_events_of_their_actor" ON "audit_events" AS PERMISSIVE FOR SELECT TO public USING ("audit_events"."actor_sub" = (select nullif(current_setting('sekisho.subject', true), '')));--> statement-breakpoint
CREATE POLICY "audit_events_overseen" ON "audit_events" AS PERMISSIVE FOR SELECT TO public USING ((select current_setting('sekisho.oversight', true) = 'on'));--> statement-breakpoint
CREATE POLICY "items_of_their_owner" ON "items" AS PERMISSIVE FOR ALL TO public USING ("items"."owner_sub" = (select nullif(current_setting('sekisho.subject', true), ''))) WITH CHECK ("items"."owner_sub" = (select nullif(current_setting('sekisho.subject', true), '')));--> statement-breakpoint
CREATE POLICY "items_overseen" ON "items" AS PERMISSIVE FOR SELECT TO public USING ((select current_setting('sekisho.oversight', true) = 'on'));--> statement-breakpoint
CREATE POLICY "users_themselves" ON "users" AS PERMISSIVE FOR ALL TO public USING ("users"."sub" = (select nullif(current_setting('sekisho.subject', true), ''))) WITH CHECK ("users"."sub" = (select nullif(current_setting('sekisho.subject', true), '')));--> statement-breakpoint
CREATE POLICY "users_overseen" ON "users" AS PERMISSIVE FOR SELECT TO public USING ((select current_setting('sekisho.oversight', true) = 'on'));