import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

// Loaded before a command: kills it before it gives a file its final name for the time that TINTYPE_TEST_KILL_AT says.

const { rename } = fs
let renames = 0
fs.rename = async (...args) => {
  if (++renames === Number(process.env.TINTYPE_TEST_KILL_AT)) process.kill(process.pid, 'SIGKILL')
  return rename(...args)
}
syncBuiltinESMExports()
