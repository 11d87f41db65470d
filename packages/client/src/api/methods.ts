import type { operations as Shapes } from '@tintype/types'
import type { GlobalParameter, OperationId, OperationTree, operations } from '@tintype/types/operations'
import type { RequestOptions } from '../http/options.ts'
import type { PagedCall, PagedOptions } from './paged.ts'
import type { PhotosCall } from './withResponse.ts'

type Shape<Id extends OperationId> = Shapes[Id]

type ParametersIn<
  Id extends OperationId,
  Place extends 'path' | 'query' | 'header',
> = Shape<Id>['parameters'] extends {
  [P in Place]?: infer Parameters
}
  ? OrUnknown<NonNullable<Parameters>>
  : unknown

/** `unknown` instead of `never`, which openapi-typescript writes for no parameters: it vanishes in an intersection. */
type OrUnknown<Type> = [Type] extends [never] ? unknown : Type

/** Query parameters. Of those that every operation has, only `fields` is of use here. */
type Query<Id extends OperationId> = Omit<ParametersIn<Id, 'query'>, Exclude<GlobalParameter, 'fields'>>

/** A required or optional `body`; nothing for operations without one, whose type is `never`. */
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

/** The parameters of an operation by name, and its JSON or binary body as `body`. Flat, for readable type errors. */
export type Input<Id extends OperationId> = { [Key in keyof Parameters<Id>]: Parameters<Id>[Key] }

/** The body of an operation's 200 response. */
export type Output<Id extends OperationId> = Shape<Id>['responses'][200]['content'] extends infer Content
  ? Content[keyof Content]
  : never

/** The field of the response with the items; `never` for operations without pages. */
type ItemsField<Id extends OperationId> = (typeof operations)[Id] extends { paging: { items: infer Field } }
  ? Field
  : never

/** An item in the pages of an operation. */
export type Item<Id extends OperationId> =
  NonNullable<Output<Id>[ItemsField<Id> & keyof Output<Id>]> extends (infer Each)[] ? Each : never

type Options<Id extends OperationId> = [ItemsField<Id>] extends [never] ? RequestOptions : PagedOptions

/** The result of a method: a promise, or for operations with pages a `PagedCall`. */
type Result<Id extends OperationId> = [ItemsField<Id>] extends [never]
  ? PhotosCall<Output<Id>>
  : PagedCall<Output<Id>, Item<Id>>

type PartialResult<Id extends OperationId> = [ItemsField<Id>] extends [never]
  ? PhotosCall<PartialResponse<Output<Id>>>
  : PagedCall<PartialResponse<Output<Id>>, PartialResponse<Item<Id>>>

/** A response to a request with `fields`, which may lack any field, also one that the document requires. */
export type PartialResponse<Body> = Body extends readonly (infer Each)[]
  ? PartialResponse<Each>[]
  : Body extends object
    ? { [Name in keyof Body]?: PartialResponse<Body[Name]> }
    : Body

/** The parameters with a type of its own for `fields`. */
export type InputWith<Id extends OperationId, Fields> = {
  [Key in keyof Input<Id> as Exclude<Key, 'fields'>]: Input<Id>[Key]
} & { fields?: Fields | undefined }

/**
 * An operation as a method: parameters first, options second. Rejects with a `PhotosError`. With `fields`, every field
 * of the result is optional. One signature instead of overloads, for which editors show no description.
 */
export type Method<Id extends OperationId> =
  Record<never, never> extends Input<Id>
    ? <Fields extends string | undefined = undefined>(
        input?: InputWith<Id, Fields>,
        options?: Options<Id>,
      ) => ResultWith<Id, Fields>
    : <Fields extends string | undefined = undefined>(
        input: InputWith<Id, Fields>,
        options?: Options<Id>,
      ) => ResultWith<Id, Fields>

/** The constraint of `Fields` as a whole is what `ReturnType` puts in, where no call says that there are fields. */
export type ResultWith<Id extends OperationId, Fields> = [Fields] extends [undefined]
  ? Result<Id>
  : [string | undefined] extends [Fields]
    ? Result<Id>
    : PartialResult<Id>

/** Every operation of the document by its id: `albums.create` is `methods.albums.create`. */
export type Methods = {
  readonly [Name in keyof OperationTree]: {
    readonly [Verb in keyof OperationTree[Name]]: OperationTree[Name][Verb] extends infer Id extends
      OperationId
      ? Method<Id>
      : never
  }
}
