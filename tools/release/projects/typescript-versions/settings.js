/** The versions of TypeScript, as in the names of the dependencies. */
export const versions = ['5.0', '5.4', '5.7', '5.9', '6', '7']

/** How each resolution is set up. `nodenext` also compiles a CommonJS module. */
export const resolutions = {
  nodenext: { module: 'nodenext', files: ['programs/module.ts', 'programs/commonjs.cts'] },
  bundler: { module: 'esnext', files: ['programs/module.ts'] },
  node10: { module: 'esnext', files: ['programs/module.ts'] },
}

/** Each flag only forbids more, so a program that compiles with all of them compiles with any. */
export const flags = {
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
}

/** The sets of options to try: the packages' declarations are checked if `skipLibCheck` is false. */
export const attempts = [
  { ...flags, skipLibCheck: false },
  { ...flags, skipLibCheck: true },
]

export const options = (version, resolution) => ({
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: ['node'],
  // The declarations of the packages are checked, those of the compiler's own library are not.
  skipDefaultLibCheck: true,
  module: resolutions[resolution].module,
  moduleResolution: resolution,
  ignoreDeprecations: version === '6' ? '6.0' : undefined,
})
