export { type FakeClock, fakeClock } from './fakeClock.ts'
export {
  type Answer,
  answer,
  type FakeFetch,
  type FakeResponse,
  fakeFetch,
  fakeResponse,
  type RecordedRequest,
} from './fakeFetch.ts'
