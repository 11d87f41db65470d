import { posix } from 'node:path'
import type { Finding } from '../finding.ts'

/** Where a path of the repository starts. */
const TOP = String.raw`(?:apps|docs|packages|scripts|spec|tools|\.changeset|\.ci|\.github)/`

/** Folders that are built, and in no commit. */
const BUILT = /(^|\/)(dist|node_modules|\.reports)(\/|$)/

/** `` `apps/server/src/` ``, without options, and a target of a Markdown link. */
const PATH_IN_CODE = new RegExp(`\`(${TOP}[^\`\\s]*)\``, 'g')
/** `` `transport.ts` ``: a file without its folder. */
const FILE_IN_CODE = /`([\w.-]+\.(?:js|mjs|ts|ya?ml))`/g

const LINK = /\]\(([^)\s#:]+)(?:#[^)]*)?\)/g

/** The comment in a line. */
const COMMENT = /(?:^|\s)(?:\/\/|\/?\*+|#)\s(.*)/

/** A Markdown page that is named in a comment. */
const PAGE = /(?<![\w/.-])[\w./-]*\w\.md\b/g

/** Pages whose paths must exist. */
export const namesPaths = (file: string): boolean =>
  /(^|\/)(ARCHITECTURE|CONTRIBUTING|README|SECURITY)\.md$|^docs\/.*\.md$|^spec\/facts\/.*\.md$/.test(file)

/** Pages that name files without their folder. */
const describesCode = (file: string): boolean => /^(ARCHITECTURE\.md$|docs\/)/.test(file)

export const mayNamePages = (file: string): boolean => /\.(ts|mjs|js|ya?ml)$/.test(file)

/** Files and all folders they are in. */
export function readPaths(files: readonly string[]): Set<string> {
  const paths = new Set(files)
  for (const file of files) {
    for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) paths.add(folder)
  }
  return paths
}

function exists(path: string, known: ReadonlySet<string>): boolean {
  const plain = posix.normalize(path).replace(/\/$/, '')
  if (BUILT.test(plain) || plain === '.') return true
  if (!/[*…]/.test(plain)) return known.has(plain)
  const pattern = new RegExp(`^${plain.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll(/\*+|…/g, '.*')}$`)
  return [...known].some((each) => pattern.test(each))
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** Paths and links in a Markdown page that lead to nothing in the repository. */
export function checkPaths(file: string, text: string, known: ReadonlySet<string>): Finding[] {
  const inCode = [...text.matchAll(PATH_IN_CODE)].map(({ 1: path = '', index }) => ({ path, index }))
  const links = [...text.matchAll(LINK)].map(({ 1: target = '', index }) => ({
    path: posix.join(posix.dirname(file), target),
    index,
  }))
  const names = new Set([...known].map((path) => posix.basename(path)))
  const files = (describesCode(file) ? [...text.matchAll(FILE_IN_CODE)] : [])
    .map(({ 1: path = '', index }) => ({ path, index }))
    .filter(({ path }) => !names.has(path))
  return [...inCode, ...links]
    .filter(({ path }) => !exists(path, known))
    .concat(files)
    .map(({ path, index }) => ({
      file,
      line: lineOf(text, index),
      rule: 'path',
      message: `there is no ${path} in the repository`,
    }))
}

/** Markdown pages that comments name and that are not in the repository. */
export function checkPages(file: string, text: string, known: ReadonlySet<string>): Finding[] {
  const isKnown = (page: string) => known.has(page) || [...known].some((path) => path.endsWith(`/${page}`))
  return text.split('\n').flatMap((line, index) => {
    const comment = line.match(COMMENT)?.[1] ?? ''
    return [...comment.matchAll(PAGE)]
      .filter(([page]) => !isKnown(page))
      .map(([page]) => ({
        file,
        line: index + 1,
        rule: 'path',
        message: `there is no ${page} in the repository`,
      }))
  })
}
