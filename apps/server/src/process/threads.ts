/**
 * Must be imported before anything else: Node reads this variable when it first uses a thread. Uploads mostly wait for
 * the disk, which syncs sixteen files in little more than the time of one (`pnpm bench bytes`).
 */
process.env.UV_THREADPOOL_SIZE ??= '16'
