import { startTcpProxy } from '../../test/support/tcpProxy.ts'

/** A proxy in a process of its own, so that its timers do not wait for the benchmark. */
const [port = '', delayMs = ''] = process.argv.slice(2)
const proxy = await startTcpProxy(Number(port), { delayMs: Number(delayMs) })
process.send?.({ origin: `http://127.0.0.1:${proxy.port}` })
