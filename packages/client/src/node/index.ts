export { type DownloadToOptions, downloadTo, type SavedFile } from './downloadTo.ts'
export { type FileOptions, fromPath } from './fromPath.ts'
