/** Every file of cases under policy/, by path within it: what the tests of cases read. */

import { readCaseFolder } from '@yidi/policy-folder'
import { policyFolder } from '../policy-folder.ts'

export function caseFiles(): Map<string, string> {
  return readCaseFolder(policyFolder)
}
