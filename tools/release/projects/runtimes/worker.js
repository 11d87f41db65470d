import { Miniflare } from 'miniflare'
import { rolldown } from 'rolldown'

/** Bundles a module worker, runs it in workerd, and returns its response. */
export async function runInWorker(input, bindings) {
  const bundle = await rolldown({ input, platform: 'browser', logLevel: 'silent' })
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false })
  const miniflare = new Miniflare({
    modules: true,
    script: output[0].code,
    bindings,
    compatibilityDate: '2026-01-01',
    telemetry: { enabled: false },
  })
  try {
    const response = await miniflare.dispatchFetch('http://localhost/')
    return await response.text()
  } finally {
    await miniflare.dispose()
  }
}
