/**
 * A reason for which the database cannot be opened, told to the person who started the program.
 * `code` is stable for tests and scripts; the message is Chinese and says what is wrong and what to do.
 */
export class StorageRefusal extends Error {
  readonly code: string

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StorageRefusal'
    this.code = code
  }
}
