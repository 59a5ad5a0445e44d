/** What was answered, to be read once more. */
export const summary = {
  changeOf: (label: string): string => `修改${label}`,
}
