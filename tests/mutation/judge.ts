/** Runs the test files it is given, all in this process, and ends with 1 at the first test that fails. */
import { run } from 'node:test'

run({ files: process.argv.slice(2), isolation: 'none' })
  .on('test:fail', ({ file, name, details }) => {
    console.error(file, name, details.error)
    process.exit(1)
  })
  .on('end', () => process.exit(0))
  .resume()
