/** Everything that is wrong with a form. */
export const errorSummary = {
  title: (count: number): string => `有 ${String(count)} 处要改`,
}
