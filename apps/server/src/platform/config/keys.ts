import type { Environment } from './environment.ts'

/** A key of the key ring: its id stands in every ciphertext, so that old records stay readable after a change. */
export interface DataKey {
  id: string
  /** 32 bytes. */
  key: Buffer
}

/** The keys of personal data and of its index. Somebody's own database is not used without them. */
export function readKeyRing(env: Environment, ownDatabase: boolean): { keys: DataKey[]; indexKey: Buffer | undefined } {
  const keys = readKeys(env)
  const indexKeyText = env.text('YIDI_INDEX_KEY')
  const indexKey = indexKeyText === undefined ? undefined : readKey(env, 'YIDI_INDEX_KEY', indexKeyText)
  if (keys.length > 0 && indexKeyText === undefined) {
    env.refuse('YIDI_INDEX_KEY', '设了 YIDI_KEYS 就要一并设 YIDI_INDEX_KEY（32 字节，base64）。')
  }
  if (ownDatabase && keys.length === 0 && env.text('YIDI_KEYS') === undefined) {
    env.refuse('YIDI_KEYS', '使用自己的数据库时必须设置个人信息的加密密钥，例如 YIDI_KEYS=k1=（32 字节的 base64）。')
  }
  return { keys, indexKey }
}

/** `k2=base64,k1=base64`: the first key writes, all of them read. */
function readKeys(env: Environment): DataKey[] {
  const value = env.text('YIDI_KEYS')
  if (value === undefined) return []
  const keys: DataKey[] = []
  for (const part of value.split(',')) {
    const at = part.indexOf('=')
    const id = part.slice(0, at).trim()
    if (at < 1 || !/^[A-Za-z0-9]{1,16}$/.test(id)) {
      env.refuse('YIDI_KEYS', '写法是 名称=base64，多个用逗号隔开；名称用字母和数字，最多 16 个。')
      return []
    }
    if (keys.some((key) => key.id === id)) {
      env.refuse('YIDI_KEYS', `密钥名称“${id}”出现了两次。`)
      return []
    }
    const key = readKey(env, 'YIDI_KEYS', part.slice(at + 1))
    if (key === undefined) return []
    keys.push({ id, key })
  }
  return keys
}

/** The value itself is a secret and never stands in the message. */
function readKey(env: Environment, name: string, value: string): Buffer | undefined {
  const key = Buffer.from(value, 'base64')
  if (key.length === 32) return key
  return env.refuse(name, `密钥要正好 32 字节（base64 共 44 个字符），现在是 ${String(key.length)} 字节。`)
}
