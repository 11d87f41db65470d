import type { IFlattenedRuleSet, IRegularForbiddenRuleType } from 'dependency-cruiser'
import { ADAPTERS } from './adapters.ts'
import { PACKAGE_LAYERS } from './packages.ts'
import { SERVER_LAYERS } from './server.ts'

const PACKAGE = '(?:packages|apps|tools)/[^/]+|spec'
const SERVER = 'apps/server/src'

/** Rules for dependency-cruiser. An import of a type counts as much as one of a value. */
export const LAYER_RULES: IFlattenedRuleSet = {
  forbidden: [
    rule('import-cycle', {}, { circular: true }),
    rule(
      'package-boundary',
      { path: `^(${PACKAGE})/` },
      { path: `^(?:${PACKAGE})/`, pathNot: '^$1/', dependencyTypes: ['local'] },
    ),
    ...Object.entries(PACKAGE_LAYERS).map(([sources, imports]) => {
      const own = sources.replace(/\/src$/, '')
      return rule(
        'package-layer',
        { path: `^${sources}/` },
        { path: `^(?:${PACKAGE})/`, pathNot: `^(?:${[own, ...imports].join('|')})/` },
      )
    }),
    ...Object.entries(ADAPTERS).map(([library, adapters]) =>
      rule(
        'adapter',
        { path: '^(?:packages|apps|tools)/[^/]+/(?:src|scripts)/', pathNot: `^(?:${adapters.join('|')})$` },
        { path: `node_modules/${library}/` },
      ),
    ),
    ...Object.entries(SERVER_LAYERS).map(([folder, imports]) =>
      rule(
        'server-layer',
        { path: `^${SERVER}/${folder}/` },
        { path: `^${SERVER}/`, pathNot: `^${SERVER}/(?:${[folder, ...imports].join('|')})/` },
      ),
    ),
  ],
}

type Rule = IRegularForbiddenRuleType

function rule(name: string, from: Rule['from'], to: Rule['to']): Rule {
  return { name, severity: 'error', from, to }
}
