export { type FakeClock, fakeClock } from './fakeClock.ts'
export { type Answer, answer, type FakeFetch, fakeFetch, type RecordedRequest } from './fakeFetch.ts'
