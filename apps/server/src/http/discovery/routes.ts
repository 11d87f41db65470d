import type { ApiDocument } from '@tintype/document'
import { service } from '@tintype/types/operations'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '../../domain/apiError.ts'
import type { Era } from '../../domain/era.ts'
import { JSON_TYPE, jsonText, responseStyle } from '../jsonResponse.ts'
import { discoveryDocument } from './document.ts'

/** Serves the discovery document at both of its URLs (facts 1). It is public. */
export function registerDiscovery(
  app: FastifyInstance,
  document: ApiDocument,
  era: Era,
  originOf: (request: FastifyRequest) => string,
): void {
  const discovery = discoveryDocument(document, era)
  app.get('/$discovery/rest', (request, reply) => {
    const { version = service.version } = request.query as { version?: unknown }
    if (version !== service.version) throw new ApiError('EntityNotFound')
    return send(request, reply)
  })
  app.get(`/discovery/v1/apis/${service.name}/${service.version}/rest`, send)

  function send(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const rootUrl = `${originOf(request)}/`
    const baseUrl = `${rootUrl}${service.servicePath}`
    return reply
      .type(JSON_TYPE)
      .send(jsonText({ ...discovery, rootUrl, baseUrl }, responseStyle(request.query)))
  }
}
