/** Folders of packages, each with the packages that its sources may import. Tests and benches may import any. */
export const PACKAGE_LAYERS: Readonly<Record<string, readonly string[]>> = {
  'packages/document/src': ['spec'],
  'packages/codegen/src': ['spec', 'packages/document'],
  'packages/types/src': [],
  // Of the document, only the matcher, which the build bundles.
  'packages/client/src': ['packages/types', 'packages/document'],
  'packages/contract/src': ['spec', 'packages/document', 'packages/types', 'tools/package-support'],
  // Of the contract, only its sample files, which the build bundles.
  'packages/mock/src': [
    'spec',
    'packages/document',
    'packages/types',
    'packages/contract',
    'tools/package-support',
  ],
  'apps/server/src': ['spec', 'packages/document', 'packages/types', 'tools/package-support'],
}
