/** Libraries that may be replaced, and the source files that know each: one per package that uses it. */
export const ADAPTERS: Readonly<Record<string, readonly string[]>> = {
  '@hey-api/openapi-ts': ['packages/codegen/src/heyApi.ts'],
  'openapi-fetch': ['packages/client/src/api/openapiFetch.ts'],
  'openapi-typescript': ['packages/codegen/src/openapiTypescript.ts', 'packages/diff/src/generatedTypes.ts'],
}
