/** All background work of the program in one list: what runs by timetable, what feeds it, and how it stops. */
import type { Registry } from 'prom-client'
import type { Release } from '@yidi/rules'
import { sweepSessions } from './platform/guard/index.ts'
import type { Clock } from './platform/clock/index.ts'
import type { Config } from './platform/config/index.ts'
import { updateDeskTasks } from './platform/records/index.ts'
import { finishDeclarations } from './contributions/employers/index.ts'
import { finishBatches, payingKinds } from './money/payments/index.ts'
import { updateAuthorisationLinks } from './person/family/index.ts'
import { sweepFiles } from './care/files/index.ts'
import { sweepDrafts } from './person/drafts/index.ts'
import { expireFilings } from './filing/decide/index.ts'
import { sweepNonces } from './gateway/index.ts'
import { recordKinds } from './kinds.ts'
import { startJobs } from './platform/jobs/index.ts'
import type { Job } from './platform/jobs/index.ts'
import { noticeJobs, remind } from './platform/notices/index.ts'
import { sweepMaterials } from './platform/materials/index.ts'
import type { RelayDeps } from './platform/notices/index.ts'
import { copySeals, sealAudit } from './platform/audit/index.ts'
import { carryOnRuns } from './contributions/accounts/index.ts'
import { carryOnFindings, nightlyRuns } from './oversight/findings/index.ts'
import { carryShares } from './contributions/sharing/index.ts'
import { watchStaffOfYesterday } from './oversight/staff/index.ts'
import { tellOverdue } from './agency/desk/index.ts'
import { carryOnEvaluations, evaluationJob } from './agency/evaluation/index.ts'
import { carryOutCases } from './oversight/cases/index.ts'
import { carryReclaims } from './oversight/recovery/index.ts'
import type { Database } from './platform/storage/index.ts'

interface BackgroundDeps {
  database: Database
  clock: Clock
  config: RelayDeps['config'] & Partial<Pick<Config, 'sealFile'>>
  metrics: Registry
  release: Release
  /** Told when the server begins to stop. */
  stopping?: AbortSignal
  onError(error: unknown, job: string): void
}

/** How soon an event of the outbox is seen. Not a job: it looks far more often than a job queue is made for. */
const relayEveryMs = 1_000

/** What runs by timetable, one line a job; what is handed over (deliveries) comes from its own module. */
export function timetable(deps: BackgroundDeps): Job[] {
  const { database, clock } = deps
  return [
    {
      name: 'oversight.seal',
      cron: '* * * * *',
      // At once too: whoever verifies finds the copy outside.
      atStart: true,
      run: async () => {
        await sealAudit(database, clock.now())
        if (deps.config.sealFile !== undefined) await copySeals(database, deps.config.sealFile)
      },
    },
    { name: 'access.sweep', cron: '17 * * * *', run: () => sweepSessions(database, clock) },
    {
      name: 'gateway.sweep',
      cron: '27 * * * *',
      run: async () => void (await sweepNonces(database, clock.now())),
    },
    {
      name: 'materials.sweep',
      cron: '37 * * * *',
      run: async () => void (await sweepMaterials(database, clock.now())),
    },
    { name: 'files.sweep', cron: '57 * * * *', run: async () => void (await sweepFiles(database, clock.now())) },
    { name: 'drafts.sweep', cron: '47 * * * *', run: async () => void (await sweepDrafts(database, clock.now())) },
    { name: 'desk.tasks', cron: '* * * * *', atStart: true, run: () => updateDeskTasks(database, clock, recordKinds) },
    {
      name: 'family.links',
      cron: '* * * * *',
      atStart: true,
      run: () => updateAuthorisationLinks(database, clock.now()),
    },
    ...leftInTheMiddle(deps),
    ...oversightJobs(deps),
    {
      name: evaluationJob,
      cron: '* * * * *',
      atStart: true,
      run: async (_data, send) => {
        if (await carryOnEvaluations(deps)) await send(evaluationJob, {})
      },
    },
    { name: 'oversight.cases', cron: '* * * * *', atStart: true, run: () => carryOutCases(deps) },
    { name: 'oversight.recoveries', cron: '* * * * *', atStart: true, run: () => carryReclaims(deps) },
    {
      name: 'desk.limits',
      cron: '* * * * *',
      run: async () => {
        for (const kind of recordKinds) await kind.setLimits?.(deps)
      },
    },
    { name: 'own-staff.watch', cron: '40 2 * * *', run: () => watchStaffOfYesterday(deps) },
    { name: 'desk.overdue', cron: '* * * * *', run: async () => void (await tellOverdue(database, clock)) },
    {
      name: 'filings.day',
      cron: '0 8 * * *',
      // Once more at every start: a server that was off at eight catches up.
      atStart: true,
      run: async (_data, send) => {
        await expireFilings(deps, (error) => deps.onError(error, 'filings.day'))
        await remind({ ...deps, kinds: recordKinds }, send)
      },
    },
  ]
}

/** How long the rules of oversight run before a server that wants to stop is asked again, in milliseconds. */
const oversightTurnMs = 8_000

/** The rules of oversight: what the night is for, and carrying on what was started, by turns so that stopping waits for no run. */
function oversightJobs(deps: BackgroundDeps): Job[] {
  return [
    { name: 'oversight.nightly', cron: '30 1 * * *', run: () => nightlyRuns(deps) },
    {
      name: 'oversight.findings',
      cron: '* * * * *',
      atStart: true,
      run: async (_data, send) => {
        const begin = performance.now()
        const isLeft = await carryOnFindings(deps, () => performance.now() - begin > oversightTurnMs)
        if (isLeft) await send('oversight.findings', {})
      },
    },
  ]
}

/** What a server that was killed left in the middle; looked for at every start too. */
function leftInTheMiddle(deps: BackgroundDeps): Job[] {
  return [
    {
      name: 'payments.finish',
      cron: '* * * * *',
      atStart: true,
      run: () => finishBatches({ ...deps, kinds: payingKinds(recordKinds) }),
    },
    {
      name: 'declarations.finish',
      cron: '* * * * *',
      atStart: true,
      run: () => finishDeclarations(deps),
    },
    {
      name: 'accounts.run',
      cron: '* * * * *',
      atStart: true,
      run: () => carryOnRuns(deps),
    },
    {
      name: 'sharing.carry',
      cron: '* * * * *',
      atStart: true,
      run: () => carryShares(deps),
    },
  ]
}

/** Starts everything; `stop` lets runs under way end and leaves the database open. */
export async function startBackground(deps: BackgroundDeps): Promise<{ stop(): Promise<void> }> {
  const notices = noticeJobs({ ...deps, kinds: recordKinds, onError: (error) => deps.onError(error, 'notices.relay') })
  const stopping = new AbortController()
  const jobs = await startJobs(deps, [...timetable({ ...deps, stopping: stopping.signal }), ...notices.jobs])
  const relay = repeat(relayEveryMs, async () => {
    await notices.relay.run(jobs.send).catch((error: unknown) => deps.onError(error, 'notices.relay'))
  })
  return {
    async stop() {
      stopping.abort()
      await relay.stop()
      await jobs.stop()
      notices.close()
    },
  }
}

/** Runs again and again with a pause between; `stop` waits for the run under way. */
function repeat(everyMs: number, run: () => Promise<void>): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const next = (): void => {
    running = run().finally(() => {
      if (!stopped) timer = setTimeout(next, everyMs).unref()
    })
  }
  next()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
