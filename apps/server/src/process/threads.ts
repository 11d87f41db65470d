/**
 * To be imported before anything else: Node asks for this once, at the first work that it hands to a thread. Uploads
 * wait for the disk most of the time, and a disk makes sixteen files safe in little more than the time of one.
 */
process.env.UV_THREADPOOL_SIZE ??= '16'
