import type { operations as Shapes } from '@tintype/types'
import type { GlobalParameter, OperationId } from '@tintype/types/operations'

/** What may be said of one call beside its parameters. */
export interface RequestOptions {
  /** Ends the call when aborted. */
  signal?: AbortSignal
  /** Sent with this call alone. */
  headers?: Record<string, string>
}

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

type Body<Id extends OperationId> =
  Shape<Id> extends { requestBody: { content: infer Content } }
    ? { body: Content[keyof Content] }
    : Shape<Id> extends { requestBody?: { content: infer Content } }
      ? { body?: Content[keyof Content] }
      : unknown

/** The parameters of an operation, all by name; a JSON or binary body as `body`. */
export type Input<Id extends OperationId> = ParametersIn<Id, 'path'> &
  Query<Id> &
  ParametersIn<Id, 'header'> &
  Body<Id>

/** The body of an operation's 200 answer. */
export type Output<Id extends OperationId> = Shape<Id>['responses'][200]['content'] extends infer Content
  ? Content[keyof Content]
  : never

/** An operation as a method: parameters first, options second. Throws PhotosError. */
export type Method<Id extends OperationId> =
  Record<never, never> extends Input<Id>
    ? (input?: Input<Id>, options?: RequestOptions) => Promise<Output<Id>>
    : (input: Input<Id>, options?: RequestOptions) => Promise<Output<Id>>

type Namespace = OperationId extends `${infer Name}.${string}` ? Name : never

/** Every operation of the document under its id: `albums.create` is `methods.albums.create`. */
export type Methods = {
  readonly [Name in Namespace]: {
    readonly [Id in OperationId as Id extends `${Name}.${infer Verb}` ? Verb : never]: Method<Id>
  }
}
