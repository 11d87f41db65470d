/** As commander has it. */
interface Command {
  name(): string
  readonly commands: readonly Command[]
  showHelpAfterError(text: string): unknown
}

/** After a mistake, the error is to be seen, not sixty lines of help below which it has scrolled away. */
export function pointToHelp(command: Command, path = command.name()): void {
  command.showHelpAfterError(`See "${path} --help".`)
  for (const each of command.commands) pointToHelp(each, `${path} ${each.name()}`)
}
