import { step } from '../../migrate.ts'

/** The bytes that each user has stored, and an index that counts open upload sessions. */
export const { up } = step([
  `ALTER TABLE "user" ADD COLUMN stored_bytes INTEGER NOT NULL DEFAULT 0`,
  `UPDATE "user" SET stored_bytes = (
    SELECT coalesce(sum(bytes), 0) FROM blob WHERE
      EXISTS (SELECT 1 FROM media WHERE media.sha256 = blob.sha256 AND media.owner = "user".id)
      OR EXISTS (SELECT 1 FROM upload_token WHERE upload_token.sha256 = blob.sha256 AND upload_token."user" = "user".id)
  )`,
  `CREATE INDEX upload_session_open ON upload_session ("user") WHERE state = 'active'`,
])
