// The process of prismProcess.ts: sends the URL of its Prism, and ends with its parent.
process.on('disconnect', () => process.exit())
const { startPrism } = await import('./prism.ts')
process.send?.((await startPrism()).url)
