import type { JsonSchemaType, jsonSchemaValidator } from '@modelcontextprotocol/server'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv'

const ajv = new AjvJsonSchemaValidator()

/** The SDK's check, whose message names neither an unknown argument nor those that exist. */
export const namingValidator: jsonSchemaValidator = {
  getValidator<T>(schema: JsonSchemaType) {
    const validate = ajv.getValidator<T>(schema)
    const names = Object.keys(schema.properties ?? {})
    return (input: unknown) => {
      const unknown = Object.keys(input ?? {}).filter((name) => !names.includes(name))
      if (unknown.length === 0) return validate(input)
      const errorMessage = `there is no argument ${unknown.join(', ')}; the tool takes ${names.join(', ')}`
      return { valid: false, data: undefined, errorMessage }
    }
  },
}
