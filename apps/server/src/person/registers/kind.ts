/** Registers as a kind of record: all of them share one table of states. */
import type { RegisterAction, RegisterState } from '@yidi/contracts'
import type { RecordActionRow, WholeRegister } from '../file/index.ts'
import { sharedKind } from '../../platform/records/index.ts'
import type { LivingKind, RecordLine } from '../../platform/records/index.ts'
import { registerSteps } from './actions.ts'
import { registerNotices } from './notices.ts'
import { findRegister } from './read.ts'

/** What the event of a register record says beside what every record says. */
interface RegisterLine extends RecordLine {
  register: WholeRegister['kind']
}

const register: LivingKind<RegisterState, RegisterAction, RecordActionRow, WholeRegister> = {
  ...(sharedKind({
    ...registerSteps,
    name: 'register',
    title: '登记',
    waits: { applied: 'open', withdrawn: 'withdrawn' },
    notices: registerNotices,
  }) as LivingKind<RegisterState, RegisterAction, RecordActionRow, WholeRegister>),
  recordsOf: ({ registers }) => registers,
  find: findRegister,
  line: (_context, { pool, kind, state, actions }, { title = '' }): RegisterLine => ({
    pool,
    register: kind,
    state,
    actionNo: actions.length,
    title,
  }),
}

export default register
