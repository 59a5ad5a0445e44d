/** An ID number with its middle hidden: 3301************14. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.replace(/^(.{4}).*(.{2})$/, (_, head: string, tail: string) => `${head}************${tail}`)
}
