import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError } from './operation.ts'

/** Files of the workspace with pending changes. Nothing is written before `save`, so that an error changes nothing. */
export class Workspace {
  readonly #root: string
  readonly #changed = new Map<string, string>()

  constructor(root: string) {
    this.#root = root
  }

  has(path: string): boolean {
    return this.#changed.has(path) || existsSync(join(this.#root, path))
  }

  /** @throws UsageError for a file that does not exist */
  read(path: string): string {
    const pending = this.#changed.get(path)
    if (pending !== undefined) return pending
    if (!this.has(path)) throw new UsageError(`${path} does not exist. Create it first.`)
    return readFileSync(join(this.#root, path), 'utf8')
  }

  /** @throws UsageError for a file that exists */
  create(path: string, text: string): void {
    if (this.has(path)) throw new UsageError(`${path} exists already.`)
    this.#changed.set(path, text)
  }

  change(path: string, edit: (text: string) => string): void {
    this.#changed.set(path, edit(this.read(path)))
  }

  /** Writes all changes. @returns the paths, in the order in which they were first changed */
  save(): string[] {
    for (const [path, text] of this.#changed) {
      mkdirSync(dirname(join(this.#root, path)), { recursive: true })
      writeFileSync(join(this.#root, path), text)
    }
    return [...this.#changed.keys()]
  }
}
