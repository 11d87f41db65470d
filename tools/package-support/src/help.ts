/** The part of commander's `Command` that is used here. Packages bundle this file and bring their own commander. */
interface Command {
  name(): string
  readonly commands: readonly Command[]
  showHelpAfterError(text: string): unknown
}

/** Prints one line after a usage error: the full help would push the error off the screen. */
export function pointToHelp(command: Command, path: string = command.name()): void {
  command.showHelpAfterError(`See "${path} --help".`)
  for (const each of command.commands) pointToHelp(each, `${path} ${each.name()}`)
}
