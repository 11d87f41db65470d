import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

// A preloaded module that kills the process before its n-th rename; TINTYPE_TEST_KILL_AT is n.

const { rename } = fs
let renames = 0
fs.rename = async (...args) => {
  if (++renames === Number(process.env.TINTYPE_TEST_KILL_AT)) process.kill(process.pid, 'SIGKILL')
  return rename(...args)
}
syncBuiltinESMExports()
