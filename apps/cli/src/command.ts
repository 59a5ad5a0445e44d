/** One command of `yidi`: a file of its own that exports `command`. */
export interface Command {
  /** One line for `yidi help`. */
  summary: string
  /** How to call it, without `yidi`: `quote FILE|- [--explain] [--policies DIR]`. */
  usage: string
  /** Runs with the words after the command's name and all commands there are; gives the exit status. Throws CommandFailure for what people did. */
  run(words: string[], all: Commands): Promise<number>
}

/** Every command by its name, each loaded only when it is called. */
export type Commands = Readonly<Record<string, () => Promise<{ command: Command }>>>
