export * from './generated/fieldLimits.ts'
