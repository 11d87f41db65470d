import { step } from '../../migrate.ts'

/**
 * Records an upload in one statement, as Postgres's function of this name: an insert into the view. Fails with the
 * message `storedBytes`, with nothing changed, if the user would have more bytes than `max_stored`.
 */
export const { up } = step([
  `CREATE VIEW new_upload (
    id, user, client, sha256, bytes, facts, facts_are_final, added_at, filename, expires_at, max_stored
  ) AS SELECT 0, 0, 0, x'', 0, '', 0, 0, '', 0, 0 WHERE 0`,
  `CREATE TRIGGER insert_upload INSTEAD OF INSERT ON new_upload BEGIN
    SELECT RAISE(ABORT, 'storedBytes') FROM user
      WHERE id = NEW.user AND NEW.max_stored > 0 AND stored_bytes > NEW.max_stored - NEW.bytes
      AND NOT EXISTS (SELECT 1 FROM upload_token WHERE sha256 = NEW.sha256 AND user = NEW.user)
      AND NOT EXISTS (SELECT 1 FROM media WHERE owner = NEW.user AND sha256 = NEW.sha256);
    UPDATE user SET stored_bytes = stored_bytes + NEW.bytes
      WHERE id = NEW.user
      AND NOT EXISTS (SELECT 1 FROM upload_token WHERE sha256 = NEW.sha256 AND user = NEW.user)
      AND NOT EXISTS (SELECT 1 FROM media WHERE owner = NEW.user AND sha256 = NEW.sha256);
    INSERT INTO blob (sha256, bytes, added_at, facts) VALUES (NEW.sha256, NEW.bytes, NEW.added_at, NEW.facts)
      ON CONFLICT (sha256) DO UPDATE SET facts = excluded.facts
      WHERE excluded.facts IS NOT NULL AND (blob.facts IS NULL OR NEW.facts_are_final AND blob.facts <> excluded.facts);
    INSERT INTO upload_token (id, user, client, sha256, filename, expires_at)
      VALUES (NEW.id, NEW.user, NEW.client, NEW.sha256, NEW.filename, NEW.expires_at);
  END`,
])
