/** Libraries that may be replaced, and the one source file that knows each. */
export const ADAPTERS: Readonly<Record<string, string>> = {
  '@hey-api/openapi-ts': 'packages/codegen/src/heyApi.ts',
  'openapi-fetch': 'packages/client/src/api/openapiFetch.ts',
  'openapi-typescript': 'packages/codegen/src/openapiTypescript.ts',
}
