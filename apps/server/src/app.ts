import { fileURLToPath } from 'node:url'
import fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { whyLeftOut } from '@yidi/rules'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { randomUUID } from 'node:crypto'
import { Registry } from 'prom-client'
import { problem } from '@yidi/contracts'
import {
  accessRoutes,
  activationRoutes,
  identityProviderRoutes,
  secondFactorRoutes,
  staffRoutes,
  unlockRoutes,
} from './platform/access/index.ts'
import { guardRoutes, requireDeclarations } from './platform/guard/index.ts'
import { auditRoutes } from './platform/audit/index.ts'
import { employerRoutes } from './filing/employers/index.ts'
import { homeRoutes } from './home/index.ts'
import { actingNotes, familyDeskRoutes, familyRoutes, findActedFor } from './person/family/index.ts'
import { entitlementRoutes, registerDeskRoutes, sharingRoutes, standingRoutes } from './person/entitlements/index.ts'
import { draftRoutes } from './person/drafts/index.ts'
import { credentialRoutes } from './person/credentials/index.ts'
import { gatewayModule, ownPageRoutes } from './gateway/index.ts'
import {
  acceptJsonBodies,
  answerBrokenConnection,
  answerOddRequests,
  answerProblems,
  compileSerializer,
  compileValidator,
  compressPublicAnswers,
  createLog,
  describeApi,
  errorRoutes,
  healthRoutes,
  limitRequests,
  recordRoutes,
  refuseUnstorableAddress,
  refuseUnstorableBody,
  sendProblem,
  serveMetrics,
  servePages,
  serveReference,
  toProblem,
} from './platform/http/index.ts'
import type { RouteTable } from './platform/http/index.ts'
import type { Config } from './platform/config/index.ts'
import { activationDeskRoutes, enrolmentRoutes } from './person/enrolment/index.ts'
import {
  citizenFilingRoutes,
  counterMaterialRoutes,
  counterRoutes,
  commitmentRoutes,
  deskFilingRoutes,
  filingFormRoutes,
  filingMaterialRoutes,
  filingSearchRoutes,
  guidanceRoutes,
  receiptRoutes,
  communityRoutes,
} from './filing/doors/index.ts'
import { claimCounterRoutes, claimDeskRoutes, claimMaterialRoutes, claimRoutes } from './claims/doors/index.ts'
import { hospitalFilingRoutes } from './filing/referrals/index.ts'
import { institutionRoutes } from './care/institutions/index.ts'
import { agreementRoutes } from './care/agreements/index.ts'
import { keyRoutes } from './care/keys/index.ts'
import { contactRoutes, noticeRoutes, undeliveredRoutes, unlockMailRoutes } from './platform/notices/index.ts'
import { materialRoutes } from './platform/materials/index.ts'
import type { App, AppDeps, RecordsModule, ServerDeps, ServerModule } from './platform/module/index.ts'
import { policyRoutes, sharedRelease } from './platform/policy/index.ts'
import { recordKinds } from './kinds.ts'
import { stepTitlesOf } from './platform/records/index.ts'
import type { RecordKinds } from './platform/records/index.ts'
import { figureRoutes } from './agency/figures/index.ts'
import { rulingRoutes } from './agency/rulings/index.ts'
import { oversightSettingRoutes } from './oversight/settings/index.ts'
import { findingRoutes } from './oversight/findings/index.ts'
import { policyDeskRoutes } from './agency/policy/index.ts'
import { savedDraftRoutes } from './agency/drafts/index.ts'
import { evaluationRoutes } from './agency/evaluation/index.ts'
import {
  employerContributionFileRoutes,
  employerContributionRoutes,
  memberListRoutes,
} from './contributions/employers/index.ts'
import { accountRoutes } from './contributions/accounts/index.ts'
import { shareRoutes } from './contributions/sharing/index.ts'
import { monthRoutes, withBenefits } from './contributions/months/index.ts'
import { deskYearRoutes, ownYearRoutes, yearProofRoutes } from './contributions/years/index.ts'
import { pointRoutes } from './oversight/points/index.ts'
import { publicationRoutes } from './oversight/published/index.ts'
import { recoveryRoutes } from './oversight/recovery/index.ts'
import { staffFindingRoutes } from './oversight/staff/index.ts'
import { deskMonthlyRoutes, ownMonthlyRoutes } from './clearing/monthly/index.ts'
import { clearingRoutes } from './clearing/regions/index.ts'
import { prepaidRoutes } from './clearing/prepaid/index.ts'
import { budgetRoutes } from './clearing/budget/index.ts'
import { fundPeriodRoutes } from './clearing/funds/index.ts'
import { standardRoutes } from './clearing/standards/index.ts'
import { treasuryRoutes } from './clearing/treasury/index.ts'
import { fundReportRoutes } from './clearing/report/index.ts'
import { caseRoutes, ownCaseRoutes } from './oversight/cases/index.ts'
import { queueRoutes } from './agency/desk/index.ts'
import { deskHomeRoutes } from './agency/home/index.ts'
import { visitRoutes } from './agency/visits/index.ts'
import { cashierRoutes, feeListRoutes } from './agency/cashier/index.ts'
import { activationPaperRoutes } from './person/enrolment/index.ts'
import { filingPaperRoutes, guidePaperRoutes } from './filing/papers/index.ts'
import { contributionRoutes, quoteRoutes } from './care/quotes/index.ts'
import { paymentRoutes } from './money/payments/index.ts'
import { ownReconciliationFileRoutes, statementRoutes } from './care/statements/index.ts'
import { claimBillRoutes } from './claims/bill/index.ts'
import { settlementDetailRoutes, settlementRoutes, sumsRoutes } from './care/settlements/index.ts'

/** The modules in the order of registration: one line each. */
const modules: readonly ServerModule[] = [
  healthRoutes,
  errorRoutes,
  policyRoutes,
  quoteRoutes,
  contributionRoutes,
  guidanceRoutes,
  guidePaperRoutes,
]
/** The modules of the records that are the same whichever kinds of record there are. */
const fixedModules: readonly RecordsModule[] = [
  accessRoutes,
  secondFactorRoutes,
  staffRoutes,
  unlockRoutes,
  activationRoutes,
  identityProviderRoutes,
  claimRoutes,
  claimDeskRoutes,
  claimCounterRoutes,
  claimMaterialRoutes,
  institutionRoutes,
  agreementRoutes,
  keyRoutes,
  materialRoutes,
  draftRoutes,
  citizenFilingRoutes,
  commitmentRoutes,
  deskFilingRoutes,
  counterRoutes,
  counterMaterialRoutes,
  filingSearchRoutes,
  filingMaterialRoutes,
  activationDeskRoutes,
  filingFormRoutes,
  monthRoutes,
  rulingRoutes,
  policyDeskRoutes,
  accountRoutes,
  shareRoutes,
  deskYearRoutes,
  standardRoutes,
  treasuryRoutes,
  budgetRoutes,
  fundPeriodRoutes,
  clearingRoutes,
  prepaidRoutes,
  savedDraftRoutes,
  evaluationRoutes,
  recoveryRoutes,
  pointRoutes,
  publicationRoutes,
  fundReportRoutes,
  staffFindingRoutes,
  ownYearRoutes,
  yearProofRoutes,
  receiptRoutes,
  filingPaperRoutes,
  activationPaperRoutes,
  settlementRoutes,
  settlementDetailRoutes,
  sumsRoutes,
  statementRoutes,
  ownReconciliationFileRoutes,
  claimBillRoutes,
  contactRoutes,
  unlockMailRoutes,
  familyRoutes,
  familyDeskRoutes,
  credentialRoutes,
  hospitalFilingRoutes,
  employerRoutes,
  employerContributionRoutes,
  employerContributionFileRoutes,
  memberListRoutes,
  entitlementRoutes,
  standingRoutes,
  homeRoutes,
  sharingRoutes,
  communityRoutes,
  deskMonthlyRoutes,
  ownMonthlyRoutes,
  registerDeskRoutes,
  visitRoutes,
  caseRoutes,
  ownCaseRoutes,
  gatewayModule,
  ownPageRoutes,
  cashierRoutes,
  feeListRoutes,
  oversightSettingRoutes,
  findingRoutes,
]

const recordsModules = (kinds: RecordKinds): readonly RecordsModule[] => [
  ...fixedModules,
  enrolmentRoutes(withBenefits, stepTitlesOf(kinds)),
  queueRoutes(kinds),
  deskHomeRoutes(kinds),
  figureRoutes(kinds),
  auditRoutes(stepTitlesOf(kinds)),
  paymentRoutes(kinds),
  noticeRoutes(kinds),
  undeliveredRoutes(kinds),
  ...kinds.flatMap((kind) => kind.routes ?? []),
]

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the program, for the access check and its test. */
    routeTable: RouteTable
  }
}

const builtPages = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** The most that a request of our own API may carry; a route can allow more or less with `bodyLimit`. */
const bodyLimitBytes = 4 * 1_048_576

/**
 * Builds the HTTP server without listening: tests call `app.inject`. Throws when a route does not say who may call it.
 */
export async function buildApp(given: AppDeps, kinds: RecordKinds = recordKinds): Promise<App> {
  const deps: ServerDeps = {
    release: given.release ?? sharedRelease(given.config.policyFolder),
    metrics: new Registry(),
    pagesFolder: builtPages,
    processMetrics: false,
    ...given,
  }
  const app = openServer(deps.config)
  // The same server without the schema types, for what takes any Fastify.
  const plain = app as unknown as FastifyInstance
  // Told at every start until it is mended: nobody of these pools is answered meanwhile.
  for (const pool of deps.release.leftOut.values()) app.log.error({ pool: pool.code }, whyLeftOut(pool))

  const table = recordRoutes(plain)
  app.decorate('routeTable', table)
  await compressPublicAnswers(plain)
  answerProblems(plain)
  answerOddRequests(plain)
  refuseWhileStopping(app)
  logRequests(app)
  addSafeHeaders(app)
  // Before the guard, which looks headers up in the records.
  refuseUnstorable(app)
  await limitRequests(plain, deps.config)
  await guardRoutes(plain, guardOf(app, deps))
  await describeApi(plain)
  serveMetrics(plain, deps.metrics, { token: deps.config.metricsToken, withProcess: deps.processMetrics })
  await serveReference(plain)
  await registerModules(app, deps, kinds)
  await servePages(plain, deps.pagesFolder, table)
  app.addHook('onReady', (done) => {
    requireDeclarations(table.routes)
    done()
  })
  await app.ready()
  return app
}

/** A server that speaks HTTP and JSON as we do, with no route yet. */
function openServer(config: Config): App {
  const app: App = fastify({
    loggerInstance: createLog(config.logLevel) as FastifyBaseLogger,
    genReqId: () => randomUUID(),
    bodyLimit: bodyLimitBytes,
    requestTimeout: 60_000,
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: false,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    // Addresses that clients put together from parts have doubled slashes.
    routerOptions: { maxParamLength: 200, ignoreDuplicateSlashes: true },
    clientErrorHandler: answerBrokenConnection,
    // A request without a Host header is answered like any other: nothing here depends on it.
    http: { requireHostHeader: false },
    frameworkErrors: (error, request, reply) => {
      sendProblem(reply, toProblem(error, request))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(compileSerializer)
  acceptJsonBodies(app as unknown as FastifyInstance)
  return app
}

/** What the guard asks: the sessions, and where there are records, for whom somebody acts. */
function guardOf(app: App, { config, database, clock }: ServerDeps): Parameters<typeof guardRoutes>[1] {
  return {
    database,
    clock,
    limitStranger: (request, reply) => app.limitStranger(request, reply),
    secureCookies: config.secureCookies,
    secondFactorRequired: config.secondFactor === 'required',
    ...(database === null
      ? {}
      : {
          findActedFor: (citizen, authorisation) => findActedFor(database, clock, citizen, authorisation),
          noteActing: actingNotes(database, clock),
        }),
  }
}

/** Each module in a scope of its own; those that keep records only where there are any. */
async function registerModules(app: App, deps: ServerDeps, kinds: RecordKinds): Promise<void> {
  for (const module of modules) {
    await app.register(async (scope) => {
      await module(scope.withTypeProvider<TypeBoxTypeProvider>() as App, deps)
    })
  }
  const { database } = deps
  if (database === null) return
  for (const module of recordsModules(kinds)) {
    await app.register(async (scope) => {
      await module(scope.withTypeProvider<TypeBoxTypeProvider>() as App, { ...deps, database })
    })
  }
}

function addSafeHeaders(app: App): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer')
    if (/^\/+api\//.test(request.url) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    done(null, payload)
  })
}

function refuseUnstorable(app: App): void {
  app.addHook('onRequest', (request, _reply, done) => {
    refuseUnstorableAddress(request)
    done()
  })
  app.addHook('preValidation', (request, _reply, done) => {
    refuseUnstorableBody(request)
    done()
  })
}

/** One line a request, by its route: an address can carry what was typed in. */
function logRequests(app: App): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '-',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    )
    done()
  })
}

function refuseWhileStopping(app: App): void {
  let stopping = false
  app.addHook('preClose', (done) => {
    stopping = true
    done()
  })
  app.addHook('onRequest', (_request, reply, done) => {
    if (!stopping) {
      done()
      return
    }
    reply.header('connection', 'close')
    done(problem('service-stopping'))
  })
}
