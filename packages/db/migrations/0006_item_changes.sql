CREATE TABLE "item_changes" (
	"owner_sub" text NOT NULL,
	"position" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"item_id" integer NOT NULL,
	"name" text,
	"created_at" timestamp (3) with time zone,
	CONSTRAINT "item_changes_owner_sub_position" PRIMARY KEY("owner_sub","position"),
	CONSTRAINT "item_changes_kind_known" CHECK ("item_changes"."kind" in ('created', 'renamed', 'deleted')),
	CONSTRAINT "item_changes_item_left" CHECK (("item_changes"."kind" = 'deleted') = ("item_changes"."name" is null) and ("item_changes"."name" is null) = ("item_changes"."created_at" is null))
);
--> statement-breakpoint
ALTER TABLE "item_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item_positions" (
	"owner_sub" text PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "item_positions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
-- Added by hand, drizzle-kit knows no FORCE.
ALTER TABLE "item_changes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "item_positions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "item_changes_of_their_owner" ON "item_changes" AS PERMISSIVE FOR ALL TO public USING ("item_changes"."owner_sub" = (select nullif(current_setting('sekisho.subject', true), ''))) WITH CHECK ("item_changes"."owner_sub" = (select nullif(current_setting('sekisho.subject', true), '')));--> statement-breakpoint
CREATE POLICY "item_positions_of_their_owner" ON "item_positions" AS PERMISSIVE FOR ALL TO public USING ("item_positions"."owner_sub" = (select nullif(current_setting('sekisho.subject', true), ''))) WITH CHECK ("item_positions"."owner_sub" = (select nullif(current_setting('sekisho.subject', true), '')));