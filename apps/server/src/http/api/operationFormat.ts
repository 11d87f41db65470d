import type { OperationId } from '@tintype/types/operations'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { OperationRequest } from '../../operations/operation.ts'

/** JSON methods and uploads differ in how they read requests and write responses. */
export interface OperationFormat {
  /** Adds the parser of bodies to the operation's scope. It ignores the content type (facts 13.17). */
  addBodyParser(scope: FastifyInstance): void
  /**
   * Reads all of a request before its operation runs.
   * @throws ApiError 400
   */
  read(request: FastifyRequest): ReadRequest
  sendError(reply: FastifyReply, error: unknown): FastifyReply
}

export interface ReadRequest {
  input: OperationRequest<OperationId>
  sendResponse(reply: FastifyReply, response: unknown): FastifyReply
}

/** Headers of every successful response of an operation. */
export const RESPONSE_HEADERS = { 'cache-control': 'private', 'x-content-type-options': 'nosniff' }
