type Cleanup = () => Promise<void>

const afterTest: Cleanup[] = []
const afterFile: Cleanup[] = []

/** Registers what has to run after each test, once for all files that this worker runs. */
export const cleanUpAfterTest = (cleanup: Cleanup): void => void afterTest.push(cleanup)

/** Registers what has to run after the tests of each file. */
export const cleanUpAfterFile = (cleanup: Cleanup): void => void afterFile.push(cleanup)

export async function cleanUpTest(): Promise<void> {
  for (const cleanup of afterTest) await cleanup()
}

export async function cleanUpFile(): Promise<void> {
  for (const cleanup of afterFile) await cleanup()
}
