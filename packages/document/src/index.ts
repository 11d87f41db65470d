export {
  type BoundQuery,
  bodyFieldOf,
  createQueryBinder,
  mergeFields,
  type QueryBinder,
} from './bindQuery.ts'
export { type ApiDocument, createDocument, documentFile, loadDocument } from './document.ts'
export { camelCase, flatten, propertyName, snakeCase } from './flatten.ts'
export { createMatcher, type Match, type Matcher, type Route } from './match.ts'
export type {
  Components,
  Content,
  Example,
  Header,
  Hint,
  Link,
  MediaType,
  OpenApi,
  OperationFields,
  OperationObject,
  Parameter,
  PathItem,
  Reference,
  RequestBody,
  Resolvable,
  ResponseObject,
  Schema,
  Server,
  StatusCodes,
} from './model.ts'
export {
  type DocumentedOperation,
  type OperationScopes,
  ownParameters,
  takesBytes,
} from './operations.ts'
export { maxPageSize } from './paging.ts'
export { errorExamples, pointerSteps, referenceName, serverUrl } from './reference.ts'
export { effectiveMethod, isForm } from './requestForms.ts'
