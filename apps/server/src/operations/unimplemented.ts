import { ApiError } from '../library/apiError.ts'

/** Stands for a method, or a part of one, that this server does not have yet: 501, google.rpc code 12. */
export async function unimplemented(): Promise<never> {
  throw new ApiError('Unimplemented')
}
