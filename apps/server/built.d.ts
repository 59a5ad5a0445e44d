/** The packed server made of the sources as they are, whether it is there or not. */
export function builtFile(): string
