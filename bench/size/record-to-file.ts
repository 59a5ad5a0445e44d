/** Loaded before a program (`node --import`): its statements go to the file that YIDI_STATEMENTS names, a line of JSON each. */
import { appendFileSync } from 'node:fs'
import { recordStatements } from './record-statements.ts'

const file = process.env['YIDI_STATEMENTS']
if (file !== undefined)
  recordStatements((noted) => {
    appendFileSync(file, `${JSON.stringify(noted)}\n`)
  })
