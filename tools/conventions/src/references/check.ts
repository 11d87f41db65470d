import type { Finding } from '../finding.ts'
import { checkCitations, isFactsPage, readFactNumbers } from './facts.ts'
import { checkPages, checkPaths, mayNamePages, namesPaths, readPaths } from './paths.ts'

/**
 * References that lead to nothing: citations of facts, and paths of the repository.
 * @param repository every file of the repository, since `files` may be some of them
 */
export function checkReferences(
  files: readonly string[],
  repository: readonly string[],
  read: (file: string) => string,
): Finding[] {
  const facts = readFactNumbers(repository.filter(isFactsPage).map(read))
  const paths = readPaths(repository)
  return files
    .filter((file) => /\.(md|ts|mjs|js|ya?ml|astro)$/.test(file))
    .flatMap((file) => {
      const text = read(file)
      return [
        ...checkCitations(file, text, facts),
        ...(namesPaths(file) ? checkPaths(file, text, paths) : []),
        ...(mayNamePages(file) ? checkPages(file, text, paths) : []),
      ]
    })
}
