/** Libraries that may be replaced, and the one source file that knows each. */
export const ADAPTERS: Readonly<Record<string, string>> = {
  'openapi-fetch': 'packages/client/src/api/openapiFetch.ts',
}
