import { enums } from './generated/enums.ts'

export { enums }
