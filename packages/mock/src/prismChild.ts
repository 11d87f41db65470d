// The process of prismProcess.ts: tells where its Prism listens, and lives as long as whoever started it.
process.on('disconnect', () => process.exit())
const { startPrism } = await import('./prism.ts')
process.send?.((await startPrism()).url)
