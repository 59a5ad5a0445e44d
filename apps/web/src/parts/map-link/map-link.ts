/**
 * Where a map shows an institution. An address of the web, because `geo:` opens nothing on an iPhone and nothing on a desk, and says
 * nothing when it does not; this one opens the map's page, which offers its app. It names the institution alone.
 */

/** The address of the map for a name and, where the directory has it, an address. */
export function mapAddress(name: string, address: string | null): string {
  const keyword = [address, name].filter(Boolean).join(' ')
  return `https://uri.amap.com/search?${new URLSearchParams({ keyword, view: 'map' }).toString()}`
}
