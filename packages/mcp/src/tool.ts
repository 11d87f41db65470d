import type { PhotosClient } from '@tintype/client'
import type { OperationId } from '@tintype/types/operations'
import type { JsonSchema } from './documentedField.ts'
import type { Folders } from './folders.ts'

/** A part of a result: text, or an image in base64. */
export type Content = { type: 'text'; text: string } | { type: 'image'; data: string; mimeType: string }

/** The client and the callbacks of one call. */
export interface CallContext {
  photos: PhotosClient
  folders: Folders
  signal: AbortSignal
  /** Reports bytes that were uploaded, if the caller asked for progress. */
  onProgress(done: number, total: number | undefined): void
}

/** An argument of a tool. Arguments of a removed operation are not offered where Google has removed it. */
export interface Argument {
  schema: JsonSchema
  /** The operation that only this argument calls. */
  operation?: OperationId
  required?: true
}

/** One task, which may take several operations. */
export interface Tool<Input = Record<string, unknown>> {
  name: string
  /** The task of the tool, besides the summaries of its operations. */
  purpose: string
  /** The operations that it calls whatever its arguments are. */
  operations: readonly OperationId[]
  /** Whether it only adds, or also changes what is there. Clients ask their users before that. */
  effect: 'reads' | 'adds' | 'changes'
  input: { [Name in keyof Input]-?: Argument }
  /** @throws PhotosError when the API returns an error, Error when an argument makes no sense */
  run(input: Input, context: CallContext): Promise<Content[]>
}

/** Checks the types of a tool. The protocol's schema check makes sure of its input at run time. */
export function defineTool<Input extends object>(tool: Tool<Input>): Tool {
  return tool as unknown as Tool
}

export function json(value: unknown): Content {
  return { type: 'text', text: JSON.stringify(value) }
}
