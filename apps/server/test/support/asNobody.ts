// A preloaded module for commands that root starts: switches to a user who owns no files.

process.setgroups?.([])
process.setgid?.(65534)
process.setuid?.(65534)
