import { step } from '../../migrate.ts'

/**
 * Records an upload in one statement: a transaction of several took six round trips, and an advisory lock around it two
 * more (`pnpm bench distance`). Each statement of the function sees what others have committed before it.
 *
 * It takes the advisory lock of the bytes (`blobMutex.ts`) until its transaction ends. Returns NULL, with nothing
 * changed, if another process has the lock, or if the row of bytes on which the caller relies is missing; and 0, with
 * nothing changed, if the user would have more bytes than `max_stored`.
 */
export const { up } = step([
  `CREATE FUNCTION insert_upload(
    new_user bigint, new_client bigint, new_sha256 bytea, new_bytes bigint, new_facts text, facts_are_final boolean,
    new_added_at bigint, new_filename text, new_expires_at bigint, max_stored bigint, lock_key bigint,
    relies_on_row boolean
  ) RETURNS bigint LANGUAGE plpgsql AS $$
  DECLARE new_id bigint;
  BEGIN
    IF NOT pg_try_advisory_xact_lock(lock_key) THEN RETURN NULL; END IF;
    IF relies_on_row AND NOT EXISTS (SELECT FROM blob WHERE sha256 = new_sha256) THEN RETURN NULL; END IF;
    IF NOT EXISTS (SELECT FROM upload_token WHERE sha256 = new_sha256 AND "user" = new_user)
      AND NOT EXISTS (SELECT FROM media WHERE owner = new_user AND sha256 = new_sha256)
    THEN
      UPDATE "user" SET stored_bytes = stored_bytes + new_bytes
        WHERE id = new_user AND (max_stored = 0 OR stored_bytes <= max_stored - new_bytes);
      IF NOT FOUND THEN RETURN 0; END IF;
    END IF;
    INSERT INTO blob (sha256, bytes, added_at, facts) VALUES (new_sha256, new_bytes, new_added_at, new_facts)
      ON CONFLICT (sha256) DO UPDATE SET facts = excluded.facts
      WHERE excluded.facts IS NOT NULL AND (blob.facts IS NULL OR facts_are_final AND blob.facts <> excluded.facts);
    INSERT INTO upload_token ("user", client, sha256, filename, expires_at)
      VALUES (new_user, new_client, new_sha256, new_filename, new_expires_at) RETURNING id INTO new_id;
    RETURN new_id;
  END $$`,
])
