/**
 * Importing this makes a build step end with one sentence instead of a stack trace. Import it first.
 * `TINTYPE_STACK=1` prints the stack.
 */
process.on('uncaughtException', (error) => {
  const hasStack = process.env.TINTYPE_STACK === '1'
  console.error(hasStack ? error.stack : `error: ${error.message}\n(TINTYPE_STACK=1 prints where.)`)
  process.exit(1)
})
