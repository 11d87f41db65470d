import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser'
import type { Finding } from '../finding.ts'
import { ADAPTERS } from './adapters.ts'

/** Follows the imports of the folders, types included, and reports those that break a rule. */
export async function checkLayers(
  baseDir: string,
  folders: readonly string[],
  ruleSet: IFlattenedRuleSet,
): Promise<Finding[]> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir,
      ruleSet,
      validate: true,
      tsPreCompilationDeps: true,
      combinedDependencies: false,
      doNotFollow: { path: 'node_modules|/dist/' },
      exclude: { path: `/node_modules/(?!(?:${Object.keys(ADAPTERS).join('|')})/)` },
      moduleSystems: ['es6'],
    },
    {
      conditionNames: ['import', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mts', '.js', '.mjs'],
    },
  )
  if (typeof output === 'string') throw new Error(`dependency-cruiser failed: ${output}`)
  const { summary } = output
  return summary.violations.map(({ from, to, rule, cycle }) => ({
    file: from,
    line: 1,
    rule: rule.name,
    message: cycle
      ? `import cycle: ${[from, ...cycle.map(({ name }) => name)].join(' → ')}`
      : `imports ${to}`,
  }))
}
