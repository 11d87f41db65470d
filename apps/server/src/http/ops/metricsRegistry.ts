import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

type MediaQueue = 'examining' | 'rendering' | 'sending'
type QueueLoad = { running: number; waiting: number }

/** What a server tells of itself in Prometheus form. Each has a registry of its own. */
export interface Metrics {
  registry: Registry
  /** An answer has gone out, or its connection has broken. `operation` is one of a fixed set. */
  answered(answer: { operation: string; status: number; seconds: number }): void
  /** So many bytes of an upload have come in. */
  uploaded(bytes: number): void
  /** So many bytes of media have gone out. */
  sent(bytes: number): void
  /** There is work on files, to be looked at whenever somebody asks. */
  watchQueue(queue: MediaQueue, load: () => QueueLoad): void
  /** There are connections to a database, to be looked at whenever somebody asks. */
  watchConnections(read: () => Record<'busy' | 'idle' | 'waiting', number>): void
}

/** From a row that is read to an upload of gigabytes. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600]

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Counter({
    name: 'tintype_requests_total',
    help: 'Requests that were answered, by operation and HTTP status.',
    labelNames: ['operation', 'status'] as const,
    registers,
  })
  const seconds = new Histogram({
    name: 'tintype_request_seconds',
    help: 'From the head of a request to the end of its answer, by operation.',
    labelNames: ['operation'] as const,
    buckets: SECONDS,
    registers,
  })
  const uploaded = new Counter({
    name: 'tintype_upload_bytes_total',
    help: 'Bytes of uploads that came in.',
    registers,
  })
  const sent = new Counter({
    name: 'tintype_media_bytes_total',
    help: 'Bytes that went out at base URLs, heads of answers included.',
    registers,
  })
  const queues = new Map<MediaQueue, () => QueueLoad>()
  new Gauge({
    name: 'tintype_media_tasks',
    help: 'Files that are examined or sent and images that are rendered now, or wait.',
    labelNames: ['queue', 'state'] as const,
    registers,
    collect() {
      for (const [queue, load] of queues) {
        const { running, waiting } = load()
        this.set({ queue, state: 'running' }, running)
        this.set({ queue, state: 'waiting' }, waiting)
      }
    },
  })
  return {
    registry,
    answered({ operation, status, seconds: took }) {
      requests.inc({ operation, status })
      seconds.observe({ operation }, took)
    },
    uploaded: (bytes) => uploaded.inc(bytes),
    sent: (bytes) => sent.inc(bytes),
    watchQueue: (queue, load) => void queues.set(queue, load),
    watchConnections(read) {
      new Gauge({
        name: 'tintype_database_connections',
        help: 'Connections to the database that are in use or idle, and requests that wait for one.',
        labelNames: ['state'] as const,
        registers,
        collect() {
          for (const [state, count] of Object.entries(read())) this.set({ state }, count)
        },
      })
    },
  }
}
