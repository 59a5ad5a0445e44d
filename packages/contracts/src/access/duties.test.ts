import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyApart } from './duties.ts'
import { staffRoles } from './roles.ts'

test('each role beside each other: these go together on one account, and no others', () => {
  const together = staffRoles.flatMap((one, at) =>
    staffRoles
      .slice(at + 1)
      .filter((other) => whyApart([one, other]) === undefined)
      .map((other) => `${one} ${other}`),
  )
  assert.deepEqual(together, [
    'accepting reviewing',
    'accepting finance',
    'accepting admin',
    'reviewing finance',
    'reviewing approving',
    'reviewing admin',
    'finance admin',
    'approving admin',
  ])
})

test('one role is never apart from itself; of many the clash is found in any order and told with its reason', () => {
  for (const role of staffRoles) assert.equal(whyApart([role]), undefined, role)
  assert.equal(whyApart([]), undefined)
  const told = '“审计”和“系统管理员”不能在一个账号上：审计的人不办别的事'
  assert.equal(whyApart(['admin', 'audit']), told)
  assert.equal(whyApart(['audit', 'admin']), told)
  assert.match(whyApart([...staffRoles]) ?? '', /不能在一个账号上/)
  assert.match(whyApart(['accepting', 'reviewing', 'approving']) ?? '', /“报销审批”和“经办受理”.*支付要分给不同的人/)
})
