/** Names of what two things make together, the same in whatever order they come. */
export const pairKey = (one: string, other: string): string => [one, other].sort().join(' ')
