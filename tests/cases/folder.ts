/** Every file of cases under policy/, by path within it: what the tests of cases read. */

import { defaultPolicyFolder, readCaseFolder } from '@yidi/policy-folder'

export function caseFiles(): Map<string, string> {
  return readCaseFolder(defaultPolicyFolder)
}
