import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

type MediaQueue = 'examining' | 'rendering' | 'sending'
type QueueLoad = { running: number; waiting: number }

/** The metrics of a server, in Prometheus format. Each server has a registry of its own. */
export interface Metrics {
  registry: Registry
  /** Counts a response that is complete, or whose connection has broken. `operation` must be one of a fixed set. */
  countResponse(response: { operation: string; status: number; seconds: number }): void
  countUploaded(bytes: number): void
  /** Counts bytes of media responses. */
  countSent(bytes: number): void
  /** Adds a queue of work on files, whose load is read at each scrape. */
  watchQueue(queue: MediaQueue, load: () => QueueLoad): void
  /** Adds the connections to a database, which are read at each scrape. */
  watchConnections(read: () => Record<'busy' | 'idle' | 'waiting', number>): void
}

/** From reading a row to an upload of gigabytes. */
const SECOND_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600]

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const responses = new Counter({
    name: 'tintype_requests_total',
    help: 'Responses sent, by operation and HTTP status.',
    labelNames: ['operation', 'status'] as const,
    registers,
  })
  const durations = new Histogram({
    name: 'tintype_request_seconds',
    help: 'Seconds from the head of a request to the end of its response, by operation.',
    labelNames: ['operation'] as const,
    buckets: SECOND_BUCKETS,
    registers,
  })
  const uploadedBytes = new Counter({
    name: 'tintype_upload_bytes_total',
    help: 'Bytes of uploads received.',
    registers,
  })
  const sentBytes = new Counter({
    name: 'tintype_media_bytes_total',
    help: 'Bytes sent at base URLs, response headers included.',
    registers,
  })
  const queues = new Map<MediaQueue, () => QueueLoad>()
  new Gauge({
    name: 'tintype_media_tasks',
    help: 'Files being examined or sent and images being rendered, and those that wait.',
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
    countResponse({ operation, status, seconds }) {
      responses.inc({ operation, status })
      durations.observe({ operation }, seconds)
    },
    countUploaded: (bytes) => uploadedBytes.inc(bytes),
    countSent: (bytes) => sentBytes.inc(bytes),
    watchQueue: (queue, load) => void queues.set(queue, load),
    watchConnections(read) {
      new Gauge({
        name: 'tintype_database_connections',
        help: 'Database connections in use and idle, and requests that wait for one.',
        labelNames: ['state'] as const,
        registers,
        collect() {
          for (const [state, count] of Object.entries(read())) this.set({ state }, count)
        },
      })
    },
  }
}
