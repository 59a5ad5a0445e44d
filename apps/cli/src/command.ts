/** One command of `yidi`: a file of its own that exports `command`. */
export interface Command {
  /** One line for `yidi help`. */
  summary: string
  /** How to call it, without `yidi`: `quote FILE|- [--explain] [--policies DIR]`. */
  usage: string
  /** Runs with the words after the command's name; gives the exit status. Throws CommandFailure for what people did. */
  run(words: string[]): Promise<number>
}
