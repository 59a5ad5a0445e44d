/** One question of several. */
export const question = {
  number: (number: number): string => `第 ${String(number)} 题`,
}
