// Loaded before a command that root starts: from then on it runs as a user who owns nothing.

process.setgroups?.([])
process.setgid?.(65534)
process.setuid?.(65534)
