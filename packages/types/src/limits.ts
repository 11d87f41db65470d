export * from './generated/limits.ts'
