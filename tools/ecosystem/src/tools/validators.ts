import type { Edition, Place, Tool } from '../tool.ts'

interface Validator {
  name: string
  package?: string
  version: string
  edition?: Edition
  note: string
  /** A module that prints nothing for a valid document, and otherwise the reason. `path` is the document. */
  code: string
}

const validators30: Validator[] = [
  {
    name: 'swagger-parser',
    package: '@apidevtools/swagger-parser',
    version: '13.1.0',
    note: 'Reads 3.0 and 3.1, not 3.2.',
    code: `import SwaggerParser from '@apidevtools/swagger-parser'
await SwaggerParser.validate(path).catch(({ message }) => console.log(message))`,
  },
  {
    name: 'Scalar’s parser',
    package: '@scalar/openapi-parser',
    version: '0.29.0',
    note: 'Behind Scalar’s reference and its client.',
    code: `import { readFileSync } from 'node:fs'
import { validate } from '@scalar/openapi-parser'
const { valid, errors } = await validate(readFileSync(path, 'utf8'))
if (!valid) console.log(JSON.stringify(errors))`,
  },
  {
    name: 'ReadMe’s parser',
    package: '@readme/openapi-parser',
    version: '9.0.0',
    note: 'Reads 3.0 and 3.1, not 3.2.',
    code: `import { validate } from '@readme/openapi-parser'
const { valid, errors } = await validate(path)
if (!valid) console.log(JSON.stringify(errors))`,
  },
  {
    name: 'openapi-schema-validator',
    package: '@seriousme/openapi-schema-validator',
    version: '2.11.0',
    edition: 'openapi.3.2',
    note: 'The official schemas of OpenAPI, from 3.0 to 3.2.',
    code: `import { Validator } from '@seriousme/openapi-schema-validator'
const { valid, errors } = await new Validator().validate(path)
if (!valid) console.log(JSON.stringify(errors))`,
  },
]

export const validators: Tool[] = [
  ...validators30.map(
    ({ name, package: id = name, version, edition = 'openapi', note, code }): Tool => ({
      name,
      package: id,
      install: { [id]: version },
      kind: 'validator',
      edition,
      note,
      run: async ({ exec, write, document }: Place) => {
        const script = `${code.replaceAll(/\bpath\b/g, JSON.stringify(document))}\n`
        const reason = await exec('node', await write('validate.mjs', script))
        return { problem: reason.trim() || undefined }
      },
    }),
  ),
  {
    name: 'Redocly lint',
    package: '@redocly/cli',
    install: { '@redocly/cli': '2.77.0' },
    kind: 'validator',
    edition: 'openapi',
    note: 'The ruleset `recommended`.',
    run: async ({ exec, document }) => {
      await exec('redocly', 'lint', document, '--extends', 'recommended')
      return {}
    },
  },
  {
    name: 'Spectral',
    package: '@stoplight/spectral-cli',
    install: { '@stoplight/spectral-cli': '6.16.3' },
    kind: 'validator',
    edition: 'openapi',
    note: 'The ruleset `spectral:oas`, warnings included.',
    run: async ({ exec, write, document }) => {
      await write('.spectral.yaml', 'extends: ["spectral:oas"]\n')
      await exec('spectral', 'lint', document, '--fail-severity', 'warn')
      return {}
    },
  },
]
