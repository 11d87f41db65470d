import type { operations as Shapes } from '@tintype/types'
import type { GlobalParameter, OperationId, OperationTree, operations } from '@tintype/types/operations'
import type { RequestOptions } from '../http/options.ts'
import type { PagedCall, PagedOptions } from './paged.ts'

type Shape<Id extends OperationId> = Shapes[Id]

type ParametersIn<
  Id extends OperationId,
  Place extends 'path' | 'query' | 'header',
> = Shape<Id>['parameters'] extends {
  [P in Place]?: infer Parameters
}
  ? Known<NonNullable<Parameters>>
  : unknown

/** openapi-typescript writes `never` where there are none. */
type Known<Type> = [Type] extends [never] ? unknown : Type

/** Of the parameters that every method takes, only the one that shapes the answer is worth offering. */
type Query<Id extends OperationId> = Omit<ParametersIn<Id, 'query'>, Exclude<GlobalParameter, 'fields'>>

/** What is written as never is an operation without a body. */
type Body<Id extends OperationId> = [NonNullable<Shape<Id>['requestBody']>] extends [never]
  ? unknown
  : Shape<Id> extends { requestBody: { content: infer Content } }
    ? { body: Content[keyof Content] }
    : Shape<Id> extends { requestBody?: { content: infer Content } }
      ? { body?: Content[keyof Content] | undefined }
      : unknown

type Parameters<Id extends OperationId> = ParametersIn<Id, 'path'> &
  Query<Id> &
  ParametersIn<Id, 'header'> &
  Body<Id>

/** The parameters of an operation, all by name; a JSON or binary body as `body`. One flat type, for errors to name. */
export type Input<Id extends OperationId> = { [Key in keyof Parameters<Id>]: Parameters<Id>[Key] }

/** The body of an operation's 200 answer. */
export type Output<Id extends OperationId> = Shape<Id>['responses'][200]['content'] extends infer Content
  ? Content[keyof Content]
  : never

/** Which operations answer in pages, and which field of the answer holds the items. */
type ItemsField<Id extends OperationId> = (typeof operations)[Id] extends { paging: { items: infer Field } }
  ? Field
  : never

/** What the pages of an operation hold. */
export type Item<Id extends OperationId> =
  NonNullable<Output<Id>[ItemsField<Id> & keyof Output<Id>]> extends (infer Each)[] ? Each : never

type Options<Id extends OperationId> = [ItemsField<Id>] extends [never] ? RequestOptions : PagedOptions

/** What a method gives: something to await, and for operations that answer in pages to iterate as well. */
type Result<Id extends OperationId> = [ItemsField<Id>] extends [never]
  ? Promise<Output<Id>>
  : PagedCall<Output<Id>, Item<Id>>

/** An operation as a method: parameters first, options second. Throws PhotosError. */
export type Method<Id extends OperationId> =
  Record<never, never> extends Input<Id>
    ? (input?: Input<Id>, options?: Options<Id>) => Result<Id>
    : (input: Input<Id>, options?: Options<Id>) => Result<Id>

/** Every operation of the document under its id: `albums.create` is `methods.albums.create`. */
export type Methods = {
  readonly [Name in keyof OperationTree]: {
    readonly [Verb in keyof OperationTree[Name]]: OperationTree[Name][Verb] extends infer Id extends
      OperationId
      ? Method<Id>
      : never
  }
}
