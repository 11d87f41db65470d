/** What this document adds to Redocly: lint rules (`rules/`) and what the bundler writes (`decorators/`). */

import { common } from './decorators/common.js'
import { prose } from './decorators/prose.js'
import { proseRepeatsNothing } from './rules/prose.js'
import { answers, described, errorBodies, exampleNames, requiredIsDefined } from './rules/structure.js'

export default function plugin() {
  return {
    id: 'tintype',
    preprocessors: { oas3: { common } },
    decorators: { oas3: { prose } },
    rules: {
      oas3: {
        answers,
        described,
        'error-bodies': errorBodies,
        'example-names': exampleNames,
        'prose-repeats-nothing': proseRepeatsNothing,
        'required-is-defined': requiredIsDefined,
      },
    },
  }
}
