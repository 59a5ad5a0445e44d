/**
 * Which test files share a process. A third of a run's time went into starting: loading the program, the law and a
 * PostgreSQL anew for each file. Files that only look keep company; those that start, stop or break something are alone.
 */

/** Folders whose files keep company, and how many at a time. */
const sociable: readonly { readonly folder: string; readonly atMost: number }[] = [
  { folder: 'packages/', atMost: 20 },
  { folder: 'apps/web/src/', atMost: 20 },
  { folder: 'apps/server/src/', atMost: 8 },
  { folder: 'tests/agreements/', atMost: 8 },
  { folder: 'tests/architecture/', atMost: 20 },
  { folder: 'tests/cases/', atMost: 8 },
  { folder: 'tests/claims/', atMost: 8 },
  { folder: 'tests/conformance/', atMost: 8 },
  { folder: 'tests/contributions/', atMost: 8 },
  { folder: 'tests/filing/', atMost: 8 },
  { folder: 'tests/hospital/', atMost: 8 },
  { folder: 'tests/monthly/', atMost: 8 },
  { folder: 'tests/oracle/', atMost: 8 },
  { folder: 'tests/oversight/', atMost: 8 },
  { folder: 'tests/payments/', atMost: 8 },
  { folder: 'tests/policy/', atMost: 6 },
  { folder: 'tests/properties/', atMost: 8 },
  { folder: 'tests/regions/', atMost: 8 },
]

/** Inside them: whoever stops the database, fills a disk, waits for a limit or looks at the process it runs in. */
const alone = ['apps/server/src/platform/storage/', 'apps/server/src/platform/http/', 'apps/server/src/platform/jobs/']

/** The files of a run in companies of one or more, in the order given. */
export function companies(files: readonly string[]): string[][] {
  const all: string[][] = []
  let open: { readonly folder: string; readonly members: string[] } | undefined
  for (const file of files) {
    const place = alone.some((folder) => file.startsWith(folder))
      ? undefined
      : sociable.find((each) => file.startsWith(each.folder))
    if (place !== undefined && open?.folder === place.folder && open.members.length < place.atMost) {
      open.members.push(file)
      continue
    }
    const members = [file]
    all.push(members)
    open = place === undefined ? undefined : { folder: place.folder, members }
  }
  return all
}
