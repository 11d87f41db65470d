/** Extends Redocly with lint rules (`rules/`) and with the parts that the bundler adds (`decorators/`). */

import { common } from './decorators/common.js'
import { inputs } from './decorators/inputs.js'
import { prose } from './decorators/prose.js'
import { proseRepeatsNothing } from './rules/prose.js'
import { described, errorBodies, exampleNames, requiredIsDefined, responses } from './rules/structure.js'

export default function plugin() {
  return {
    id: 'tintype',
    preprocessors: { oas3: { common, inputs } },
    decorators: { oas3: { prose } },
    rules: {
      oas3: {
        described,
        'error-bodies': errorBodies,
        'example-names': exampleNames,
        'prose-repeats-nothing': proseRepeatsNothing,
        'required-is-defined': requiredIsDefined,
        responses,
      },
    },
  }
}
