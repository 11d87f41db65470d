export type { StatusOf } from '@tintype/types/operations'
export type {
  Answer,
  Api,
  Caller,
  Connection,
  CreatedResources,
  /** @deprecated Use `CreatedResources`. This name is removed in the next minor version. */
  CreatedResources as Made,
  RecordedRequest,
  /** @deprecated Use `RecordedRequest`. This name is removed in the next minor version. */
  RecordedRequest as Exchange,
} from './api.ts'
export { type Coverage, coverageText, createCoverage, type Part, parts } from './coverage.ts'
export { type Format, formats, reportText } from './reports.ts'
export type {
  Input,
  RequestForm,
  /** @deprecated Use `RequestForm`. This name is removed in the next minor version. */
  RequestForm as Writing,
} from './request.ts'
export { type Report, type Result, runContract, type Target, type Verdict } from './run.ts'
export { photo as samplePhoto, video as sampleVideo } from './samples.ts'
export type { Ability, Scenario, Scenarios } from './scenario.ts'
export { scenarios } from './scenarios/index.ts'
