/** Every file of cases of the benefit quote under policy/, by path within it: what the tests of cases read. */

import { readCaseFolder } from '@yidi/policy-folder'
import { isCaseFile } from '@yidi/rules'
import { policyFolder } from '../policy-folder.ts'

export function caseFiles(): Map<string, string> {
  // Those of claims are read by tests of their own.
  return new Map([...readCaseFolder(policyFolder)].filter(([path]) => isCaseFile(path)))
}
