/**
 * Keeps the embedded PostgreSQL running for as long as the server does. When it ends, it is started again, without end
 * and with growing pauses; when the guard connection is cut, the lock is taken anew at once; when the folder is gone or
 * another server has it, everything is given up and said, for two owners must never be.
 */
import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { guardOf, holding, own, type Cluster, type Owned } from './owner.ts'
import { stopPostmaster } from './postmaster.ts'
import { StorageRefusal } from './refusal.ts'

const firstPauseMs = 100
const longestPauseMs = 15_000
const lookAtFolderEveryMs = 1_000

interface SupervisorOptions {
  notify(text: string): void
  /** The folder is lost to this server; PostgreSQL has been stopped before. Called once at most. */
  onLost(refusal: StorageRefusal): void
}

interface Supervisor {
  /** The last port that PostgreSQL listened on, and its process id. */
  port(): number
  pid(): number
  /** True while PostgreSQL has ended and is not up again. */
  isDown(): boolean
  stop(): Promise<void>
}

type Happening = 'ended' | 'cut' | 'gone' | 'stop'

/** Takes the cluster and keeps it; throws what `own` throws when it cannot be had to begin with. */
export async function supervise(cluster: Cluster, options: SupervisorOptions): Promise<Supervisor> {
  const stopping = new AbortController()
  let owned = await own(cluster)
  let trouble: string | undefined
  const folder = folderAt(cluster)

  async function keep(): Promise<void> {
    for (;;) {
      const happening = await nextHappening(cluster, owned, folder, stopping.signal)
      if (happening === 'stop') return end(owned)
      if (happening === 'ended') options.notify('数据库进程意外结束，正在重新启动。已确认的数据不受影响。')
      const next = happening === 'gone' ? folderGone(cluster) : await regain(happening)
      if (next instanceof StorageRefusal) {
        await end(owned)
        trouble = next.message
        options.onLost(next)
        return
      }
      if (next === undefined) return end(owned)
      if (trouble !== undefined) options.notify('数据库已恢复。')
      trouble = undefined
      owned = next
    }
  }

  /** Tries until it succeeds, the folder turns out to be lost (the refusal), or the server stops (undefined). */
  async function regain(happening: 'ended' | 'cut'): Promise<Owned | StorageRefusal | undefined> {
    for (let pauseMs = firstPauseMs; !stopping.signal.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      if (isGone(cluster, folder)) return folderGone(cluster)
      try {
        if (happening === 'ended' || hasEnded(owned)) return await own(cluster, owned.postmaster.port, stopping.signal)
        const guard = await guardOf(cluster, owned.postmaster.port)
        if (typeof guard === 'object') return { ...owned, guard }
        if (guard === 'held') return takenOver(cluster)
        trouble = '数据库没有应答'
      } catch (error) {
        if (stopping.signal.aborted) return undefined
        if (error instanceof StorageRefusal && error.code === 'already-running') return takenOver(cluster)
        const reason = (error as Error).message
        if (reason !== trouble) options.notify(`数据库还没能重新启动，会继续尝试：${reason}`)
        trouble = reason
      }
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
    return undefined
  }

  const kept = keep()
  return {
    port: () => owned.postmaster.port,
    pid: () => owned.postmaster.pid,
    isDown: () => trouble !== undefined || hasEnded(owned),
    async stop() {
      stopping.abort()
      await kept
    },
  }
}

/** Waits for the first thing that needs an answer. */
function nextHappening(
  cluster: Cluster,
  owned: Owned,
  folder: string | undefined,
  stop: AbortSignal,
): Promise<Happening> {
  const { postmaster, guard } = owned
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (isGone(cluster, folder)) happened('gone')
    }, lookAtFolderEveryMs).unref()
    const ended = (): void => happened('ended')
    const cut = (): void => happened('cut')
    const stopped = (): void => happened('stop')
    function happened(what: Happening): void {
      clearInterval(look)
      postmaster.child.removeListener('exit', ended)
      guard.removeListener('end', cut)
      stop.removeEventListener('abort', stopped)
      resolve(what)
    }
    postmaster.child.once('exit', ended)
    guard.once('end', cut)
    stop.addEventListener('abort', stopped)
    if (stop.aborted) happened('stop')
    else if (hasEnded(owned)) happened('ended')
  })
}

const hasEnded = ({ postmaster: { child } }: Owned): boolean => child.exitCode !== null || child.signalCode !== null

/** Which folder stands at the cluster's path; undefined when that cannot be told, for only what is surely gone is gone. */
function folderAt({ place }: Cluster): string | undefined {
  try {
    const { dev, ino } = statSync(place.clusterFolder)
    return `${String(dev)}:${String(ino)}`
  } catch (error) {
    return /^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '') ? 'none' : undefined
  }
}

/** Another folder in place of ours is as lost as none. */
function isGone(cluster: Cluster, folder: string | undefined): boolean {
  const now = folderAt(cluster)
  return now !== undefined && now !== folder
}

function folderGone({ place }: Cluster): StorageRefusal {
  return new StorageRefusal(
    'data-folder-lost',
    `数据目录 ${place.clusterFolder} 在运行中被移走、删除或换掉了，服务停止。处理办法：把目录放回原处，再启动。`,
  )
}

function takenOver({ place }: Cluster): StorageRefusal {
  return new StorageRefusal(
    'data-folder-lost',
    `数据目录 ${place.dataFolder} 在运行中被另一个异地服务接管了，本服务停止。处理办法：一个目录只启动一个服务。`,
  )
}

async function end(owned: Owned): Promise<void> {
  // Waiting on a connection that holds nothing would end the process here, with PostgreSQL still running.
  owned.postmaster.child.ref()
  holding(owned.guard).ref()
  if (!hasEnded(owned)) await stopPostmaster(owned.postmaster.pid)
  await owned.guard.end().catch(() => undefined)
}
