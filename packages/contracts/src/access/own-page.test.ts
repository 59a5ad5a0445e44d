import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPage } from './own-page.ts'

test('a page of this program is led back to as it is', () => {
  for (const page of [
    '/',
    '/filings',
    '/filings/BA-1?from=2026-01-01&to=',
    '/file#who',
    '/quote?place=%E4%B8%8A%E6%B5%B7',
  ])
    assert.equal(ownPage(page), page)
  assert.equal(ownPage(undefined), '/')
})

test('whatever a browser takes for another site, however it is written or encoded, leads to the first page', () => {
  const host = 'elsewhere.example'
  const plain = [
    `https://${host}`,
    `//${host}`,
    `///${host}`,
    `/\\${host}`,
    `\\\\${host}`,
    `/\t/${host}`,
    `/\n/${host}`,
    `/\r\n/${host}`,
    `\t//${host}`,
    ` //${host}`,
    `/\u0000/${host}`,
    `/.//${host}`,
    `/..//${host}`,
    `/a/..//${host}`,
    `javascript:alert(1)`,
    host,
    '',
  ]
  for (const address of plain) assert.equal(ownPage(address), '/', JSON.stringify(address))
  const encoded = [`/%09/${host}`, `/%0a/${host}`, `/%5c${host}`, `/%2f${host}`, `/%2509/${host}`, `/%252f${host}`]
  for (const address of encoded) assert.equal(ownPage(address), '/', address)
  assert.equal(ownPage('/%E4%B'), '/', 'not decodable')
  assert.equal(ownPage(`/${'%25'.repeat(1)}${'25'.repeat(9)}09/${host}`), '/', 'encoded over and over')
})
