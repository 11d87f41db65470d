import { use } from './use.mjs'

// Node, Deno and Bun all have this much of each other.
console.log(JSON.stringify(await use(JSON.parse(process.argv[2]))))
