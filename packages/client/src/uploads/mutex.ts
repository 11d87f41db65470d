/** Creates a function that runs tasks one after the other, in the order of its calls. */
export function createMutex() {
  let last: Promise<unknown> = Promise.resolve()
  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const result = last.then(task)
    last = result.catch(() => undefined)
    return result
  }
}
