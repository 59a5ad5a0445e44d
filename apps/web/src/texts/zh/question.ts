/** One question of several. */
export const question = {
  number: (number: number): string => `第 ${String(number)} 题`,
  /** One page of several; how many there are is not always known. */
  step: (at: number, of?: number): string =>
    of === undefined ? `第 ${String(at)} 步` : `第 ${String(at)} 步，共 ${String(of)} 步`,
}
