import { use } from './use.mjs'

// Node, Deno and Bun all support this.
console.log(JSON.stringify(await use(JSON.parse(process.argv[2]))))
