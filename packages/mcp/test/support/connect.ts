import { fileURLToPath } from 'node:url'
import { type CallToolResult, Client, type ClientOptions } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface Connection {
  client: Client
  /** Calls a tool. @returns the JSON of its text, or throws the text of an error */
  call(name: string, input?: Record<string, unknown>): Promise<Record<string, unknown>>
  callRaw(name: string, input?: Record<string, unknown>): Promise<CallToolResult>
  close(): Promise<void>
}

/** Starts the built command, as a client of the protocol does, and connects the protocol's own SDK to it. */
export async function connect(env: Record<string, string>, ...args: string[]): Promise<Connection> {
  return connectAs({ versionNegotiation: { mode: 'auto' } }, env, ...args)
}

export async function connectAs(
  options: ClientOptions,
  env: Record<string, string>,
  ...args: string[]
): Promise<Connection> {
  const client = new Client({ name: 'test', version: '1.0.0' }, options)
  const transport = new StdioClientTransport({ command: process.execPath, args: [main, ...args], env })
  await client.connect(transport)
  const callRaw: Connection['callRaw'] = (name, input = {}) => client.callTool({ name, arguments: input })
  return {
    client,
    callRaw,
    async call(name, input) {
      const result = await callRaw(name, input)
      const text = textOf(result)
      if (result.isError) throw new Error(text)
      return JSON.parse(text)
    },
    close: () => client.close(),
  }
}

export function textOf({ content }: CallToolResult): string {
  const [first] = content
  return first?.type === 'text' ? first.text : ''
}
