import type { Hooks } from './hooks.ts'
import { type LogLevel, logging } from './logging.ts'

interface Runtime {
  Deno?: { permissions?: { querySync(permission: object): { state: string } } }
  process?: { env?: Record<string, string | undefined> }
}

/**
 * Adds a log to the hooks if the environment variable TINTYPE_LOG has a level. It goes to stderr, because the output of a
 * program may be data. Unknown levels mean `debug`.
 */
export function withEnvironmentLog<Options extends Hooks>(options: Options): Options {
  const level = levelInEnvironment()
  if (!level || level === 'off') return options
  const log = logging(console.error, level as LogLevel)
  const hooks = Object.entries(log).map(([name, write]) => [
    name,
    (event: never) => {
      write(event)
      options[name as keyof Hooks]?.(event)
    },
  ])
  return { ...options, ...Object.fromEntries(hooks) }
}

function levelInEnvironment(): string | undefined {
  const variable = 'TINTYPE_LOG'
  try {
    const { Deno, process } = globalThis as Runtime
    // To read a variable without permission would make Deno ask the user.
    const { state = 'granted' } = Deno?.permissions?.querySync({ name: 'env', variable }) ?? {}
    return state === 'granted' ? process?.env?.[variable] : undefined
  } catch {
    return undefined
  }
}
