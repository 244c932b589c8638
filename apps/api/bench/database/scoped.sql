\set n random(0, 999)
BEGIN;
SELECT set_config('sekisho.subject', 'owner-' || :n, true), set_config('sekisho.oversight', 'off', true);
SELECT id, name, owner_sub, created_at FROM items WHERE owner_sub = 'owner-' || :n AND id <= 2147483647 ORDER BY id DESC LIMIT 21;
COMMIT;
