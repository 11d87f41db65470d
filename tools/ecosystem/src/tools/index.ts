import type { Tool } from '../tool.ts'
import { generators } from './generators.ts'
import { servers } from './servers.ts'
import { validators } from './validators.ts'

export const tools: Tool[] = [...generators, ...validators, ...servers]
