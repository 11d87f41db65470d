interface ChainedError {
  message: string
  /** The code of a system error or of a library, such as `ENOSPC` or `SQLITE_BUSY`. */
  code: string | undefined
  path: string | undefined
  syscall: string | undefined
}

/** Lists an error and its causes, outermost first. */
export function errorChain(error: unknown): ChainedError[] {
  const chain: ChainedError[] = []
  for (let current = error; current instanceof Error; current = current.cause) {
    const { message, code, path, syscall } = current as NodeJS.ErrnoException
    chain.push({ message, code: typeof code === 'string' ? code : undefined, path, syscall })
  }
  return chain
}
