import type { Attempt } from '../http/call.ts'

/** A call of an operation. Await it for the body of the response. */
export interface PhotosCall<Data> extends Promise<Data> {
  /** The body, with the response that it came in. Sends no other request. */
  withResponse(): Promise<DataWithResponse<Data>>
}

export interface DataWithResponse<Data> {
  data: Data
  /** The response, for its status and headers. Its body has been read: it is `data`. */
  response: Response
  /** The id of the call in the hooks. */
  requestId: string
}

/** @param call gets a function that it calls with the attempt that succeeded, before it resolves */
export function withResponse<Data>(
  call: (onAttempt: (attempt: Attempt) => void) => Promise<Data>,
): PhotosCall<Data> {
  let attempt: Attempt | undefined
  const data = call((last) => {
    attempt = last
  }) as PhotosCall<Data>
  data.withResponse = async () => {
    const result = await data
    const { response, info } = attempt as Attempt
    return { data: result, response, requestId: info.requestId }
  }
  return data
}
