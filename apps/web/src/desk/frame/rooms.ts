/** The rooms of the desk in the order of the working day, in groups; a room shows itself to the roles that may enter. */
import { staffRoles } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import type { IconName } from '../../parts/icon/Icon.tsx'
import * as t from '../../texts/index.ts'

export interface Room {
  to: string
  title: string
  icon: IconName
  for: readonly StaffRole[]
}

const deciding = ['accepting', 'reviewing', 'audit', 'admin'] as const

/** A group that is `bare` has no title over it. */
export const groups: readonly { title: string; bare?: true; rooms: readonly Room[] }[] = [
  {
    title: t.deskRooms.home,
    bare: true,
    rooms: [{ to: '/', title: t.deskRooms.home, icon: 'home', for: staffRoles }],
  },
  {
    title: t.deskRooms.groups.work,
    rooms: [
      {
        to: '/queue',
        title: t.deskRooms.queue,
        icon: 'check',
        for: [...deciding, 'approving', 'inspecting', 'finance'],
      },
      { to: '/filings', title: t.deskRooms.filings, icon: 'file', for: deciding },
      { to: '/entry', title: t.deskRooms.counter, icon: 'plus', for: ['accepting', 'community'] },
      { to: '/claims', title: t.deskRooms.claims, icon: 'bill', for: [...deciding, 'approving', 'finance'] },
      { to: '/claims-entry', title: t.deskRooms.claimCounter, icon: 'plus', for: ['accepting'] },
      {
        to: '/complaints',
        title: t.deskRooms.complaints,
        icon: 'bell',
        for: [...deciding, 'approving', 'inspecting'],
      },
      { to: '/complaints-entry', title: t.deskRooms.complaintEntry, icon: 'plus', for: ['accepting'] },
      { to: '/checks', title: t.deskRooms.checks, icon: 'search', for: deciding },
      { to: '/rulings', title: t.deskRooms.rulings, icon: 'book', for: [...deciding, 'approving', 'finance'] },
      { to: '/figures', title: t.deskRooms.figures, icon: 'file', for: [...deciding, 'approving', 'finance'] },
      { to: '/policy', title: t.deskRooms.policy, icon: 'law', for: [...deciding, 'approving', 'finance'] },
      { to: '/payments', title: t.deskRooms.payments, icon: 'bill', for: ['finance', 'audit', 'admin'] },
      {
        to: '/monthly',
        title: t.deskRooms.monthly,
        icon: 'bill',
        for: ['reviewing', 'approving', 'finance', 'audit', 'admin'],
      },
      {
        to: '/contributions',
        title: t.deskRooms.contributions,
        icon: 'bill',
        for: ['accepting', 'reviewing', 'finance', 'audit', 'admin'],
      },
      {
        to: '/reconciliations',
        title: t.deskRooms.reconciliations,
        icon: 'swap',
        for: ['accepting', 'reviewing', 'finance', 'audit', 'admin'],
      },
      {
        to: '/clearings',
        title: t.deskRooms.clearings,
        icon: 'swap',
        for: ['finance', 'approving', 'audit', 'admin'],
      },
      { to: '/prepaid', title: t.deskRooms.prepaid, icon: 'bill', for: ['finance', 'audit', 'admin'] },
      { to: '/funds', title: t.deskRooms.funds, icon: 'book', for: ['finance', 'audit', 'admin'] },
      { to: '/funds/year', title: t.deskRooms.fundPeriod, icon: 'book', for: ['finance', 'audit', 'admin'] },
      { to: '/budget', title: t.deskRooms.budget, icon: 'file', for: ['finance', 'audit', 'admin'] },
      { to: '/treasury', title: t.deskRooms.treasury, icon: 'swap', for: ['finance', 'audit', 'admin'] },
      {
        to: '/account-payouts',
        title: t.deskRooms.payouts,
        icon: 'bill',
        for: ['accepting', 'approving', 'finance', 'audit', 'admin'],
      },
      { to: '/account-runs', title: t.deskRooms.accountRuns, icon: 'bill', for: ['finance', 'audit', 'admin'] },
    ],
  },
  {
    title: t.deskRooms.groups.oversight,
    rooms: [
      { to: '/oversight', title: t.deskRooms.findings, icon: 'search', for: ['inspecting', 'audit'] },
      { to: '/cases', title: t.deskRooms.cases, icon: 'law', for: ['inspecting', 'audit'] },
      {
        to: '/recoveries',
        title: t.deskRooms.recoveries,
        icon: 'bill',
        for: ['inspecting', 'finance', 'audit', 'admin'],
      },
      { to: '/doctors', title: t.deskRooms.doctors, icon: 'person', for: ['inspecting', 'audit', 'admin'] },
      { to: '/publications', title: t.deskRooms.publications, icon: 'book', for: ['inspecting', 'audit', 'admin'] },
      { to: '/own-staff', title: t.deskRooms.ownStaff, icon: 'people', for: ['audit'] },
      {
        to: '/oversight-settings',
        title: t.deskRooms.oversightSettings,
        icon: 'file',
        for: ['inspecting', 'approving', 'audit', 'admin'],
      },
    ],
  },
  {
    title: t.deskRooms.groups.known,
    rooms: [
      { to: '/people', title: t.deskRooms.people, icon: 'person', for: deciding },
      { to: '/regained', title: t.deskRooms.regained, icon: 'good', for: deciding },
      { to: '/institutions', title: t.deskRooms.institutions, icon: 'pill', for: deciding },
      { to: '/employers', title: t.deskRooms.employers, icon: 'people', for: ['accepting', 'audit', 'admin'] },
    ],
  },
  {
    title: t.deskRooms.groups.own,
    rooms: [
      { to: '/employer', title: t.deskRooms.employer, icon: 'people', for: ['employer'] },
      {
        to: '/employer-contributions',
        title: t.deskRooms.employerContributions,
        icon: 'bill',
        for: ['employer'],
      },
      { to: '/cashier', title: t.deskRooms.cashier, icon: 'calculate', for: ['institution'] },
      { to: '/day-sheet', title: t.deskRooms.daySheet, icon: 'book', for: ['institution'] },
      { to: '/referrals', title: t.deskRooms.referrals, icon: 'swap', for: ['institution'] },
      { to: '/visits', title: t.deskRooms.visits, icon: 'bill', for: ['institution'] },
      { to: '/own-monthly', title: t.deskRooms.monthly, icon: 'bill', for: ['institution'] },
      { to: '/own-recoveries', title: t.deskRooms.recoveries, icon: 'bill', for: ['institution'] },
      { to: '/own-doctors', title: t.deskRooms.doctors, icon: 'person', for: ['institution'] },
      { to: '/own-agreements', title: t.deskRooms.agreements, icon: 'file', for: ['institution'] },
      { to: '/own-cases', title: t.deskRooms.ownCases, icon: 'law', for: ['institution'] },
      { to: '/employer-cases', title: t.deskRooms.ownCases, icon: 'law', for: ['employer'] },
      { to: '/reconciliation', title: t.deskRooms.ownReconciliation, icon: 'check', for: ['institution'] },
      { to: '/keys', title: t.deskRooms.keys, icon: 'link', for: ['institution'] },
    ],
  },
  {
    title: t.deskRooms.groups.kept,
    rooms: [
      { to: '/staff', title: t.deskRooms.staff, icon: 'card', for: ['security', 'audit'] },
      { to: '/audit', title: t.deskRooms.audit, icon: 'book', for: ['audit', 'admin'] },
      { to: '/undelivered', title: t.deskRooms.undelivered, icon: 'bell', for: ['audit', 'admin'] },
    ],
  },
]

/** Whether one of these roles may enter. */
export const mayEnter = (room: Room, roles: readonly StaffRole[]): boolean =>
  roles.some((role) => room.for.includes(role))

const rooms: readonly Room[] = groups.flatMap((group) => group.rooms)

/** The room that an address lies in; the pages beside the rooms (a case, one's own account) belong to nobody alone. */
export function roomAt(pathname: string): Room | undefined {
  const path = pathname.replace(/\/+$/, '')
  return rooms.find(({ to }) => to === (path === '' ? '/' : path))
}
