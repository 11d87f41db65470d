import { Command } from 'commander'
import { expect, test } from 'vitest'
import { serveOptions } from '../src/config.ts'

function settings(...flags: string[]) {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  for (const option of serveOptions) command.addOption(option)
  return command.parse(flags, { from: 'user' }).opts()
}

test('a quota limits requests, writes or both', () => {
  expect(settings('--quota', 'requests-per-day=100,writes-per-minute=5').quota).toEqual({
    requestsPerDay: 100,
    writesPerMinute: 5,
  })
  expect(settings('--quota', 'writes-per-minute=0').quota).toEqual({ writesPerMinute: 0 })
  expect(settings().quota).toBeUndefined()
})

test.each([
  '',
  'requests',
  'requests-per-day=',
  'requests-per-day=-1',
  'reads-per-day=5',
  'writes-per-minute=5;',
])('the quota "%s" is rejected', (quota) =>
  expect(() => settings('--quota', quota)).toThrow(/Expected limits such as requests-per-day/),
)

test('faults are off by default', () => {
  expect(settings().faults ?? false).toBe(false)
  for (const flags of [['--faults'], ['--faults', 'yes'], ['--faults', '1']]) {
    expect(settings(...flags).faults).toBe(true)
  }
  expect(settings('--faults', '0').faults).toBe(false)
  expect(() => settings('--faults', 'maybe')).toThrow(/yes or no/)
})

test("photos and videos have Google's size limits by default, and limits can be set", () => {
  expect(settings()).toMatchObject({ maxPhoto: 200, maxVideo: 20 * 1024 })
  expect(settings('--max-photo', '50', '--max-video', '100')).toMatchObject({ maxPhoto: 50, maxVideo: 100 })
  expect(() => settings('--max-photo', '1GB')).toThrow(/whole number/)
})

test('an upload stalls after a minute by default, and the timeout can be set', () => {
  expect(settings().stallTimeout).toBe(60_000)
  expect(settings('--stall-timeout', '15m').stallTimeout).toBe(900_000)
  for (const text of ['0s', '60', '60d', 'soon']) {
    expect(() => settings('--stall-timeout', text)).toThrow(/such as 90s/)
  }
})

test('metrics are served only if a port is set', () => {
  expect(settings().metricsPort).toBeUndefined()
  expect(settings('--metrics-port', '9464').metricsPort).toBe(9464)
  expect(() => settings('--metrics-port', 'yes')).toThrow(/from 0 to 65535/)
})

test('the cost of one client is limited by default', () => {
  expect(settings()).toMatchObject({
    maxConnections: 4096,
    maxConnectionsPerAddress: 1024,
    maxRequestsPerUser: 128,
    maxRequestsPerAddress: 256,
    maxUploadSessions: 1000,
    maxStoragePerUser: 0,
    shutdownTimeout: 30_000,
    metricsHost: '127.0.0.1',
  })
  expect(settings('--max-connections', '10', '--max-requests-per-user', '0')).toMatchObject({
    maxConnections: 10,
    maxRequestsPerUser: 0,
  })
  expect(() => settings('--max-connections', 'many')).toThrow(/whole number/)
})

test('each setting has a variable of its name', () => {
  const named = serveOptions.filter(({ envVar }) => envVar !== undefined)
  const variableOf = (name: string) => `TINTYPE_${name.toUpperCase().replaceAll('-', '_')}`
  expect(
    named.map(({ envVar }) => envVar).filter((variable) => variable?.startsWith('TINTYPE_MAX_')),
  ).toEqual(
    named
      .filter(({ long }) => long?.startsWith('--max-'))
      .map(({ long }) => variableOf(long?.slice(2) ?? '')),
  )
})
