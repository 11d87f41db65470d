import { type Scope, scopes } from '@tintype/types/operations'
import { expect, test } from 'vitest'
import { ApiError } from '../../src/domain/apiError.ts'
import { type AlbumAccess, can, requirePermission, visibilityOf } from '../../src/domain/permissions.ts'
import { createPrincipal } from '../../src/domain/principal.ts'
import { id } from '../support/ids.ts'

const scope = (name: string) => `https://www.googleapis.com/auth/photoslibrary${name}` as Scope
const principal = (user: number, granted: readonly Scope[] = scopes) =>
  createPrincipal({ user: id(user), client: id(1) }, [granted.join(' ')], 'legacy')

const album: AlbumAccess = { owner: id(1), client: id(1), shared: false, collaborative: false, joined: false }
const shared: AlbumAccess = { ...album, shared: true }
const joined: AlbumAccess = { ...shared, joined: true }

test('an album is readable by its owner, and by its members while it is shared', () => {
  expect(can(principal(1), 'album.read', album)).toBe(true)
  expect(can(principal(2), 'album.read', shared)).toBe(false)
  expect(can(principal(2), 'album.read', joined)).toBe(true)
  expect(can(principal(2), 'album.read', { ...joined, shared: false })).toBe(false)
})

test('a member can add media to a collaborative album, but not arrange or edit it', () => {
  const collaborative = { ...joined, collaborative: true }
  expect(can(principal(2), 'album.add', joined)).toBe(false)
  expect(can(principal(2), 'album.add', collaborative)).toBe(true)
  expect(can(principal(2), 'album.arrange', collaborative)).toBe(false)
  expect(can(principal(2), 'album.edit', collaborative)).toBe(false)
})

test('an album of another app is readable with a scope for all data, but cannot be changed', () => {
  const foreign = { ...album, client: id<AlbumAccess['client']>(2) }
  expect(can(principal(1), 'album.read', foreign)).toBe(true)
  expect(can(principal(1, [scope('.readonly.appcreateddata')]), 'album.read', foreign)).toBe(false)
  expect(can(principal(1), 'album.edit', foreign)).toBe(false)
  expect(can(principal(1), 'album.add', foreign)).toBe(false)
})

test('with only the sharing scope, media can be added only to shared albums', () => {
  const sharing = principal(1, [scope('.sharing')])
  expect(can(sharing, 'album.add', album, 'mediaItems.batchCreate')).toBe(false)
  expect(can(sharing, 'album.add', shared, 'mediaItems.batchCreate')).toBe(true)
})

test('the scopes of the operation limit the visible part of a library', () => {
  expect(visibilityOf(principal(1), 'mediaItems.list')).toEqual({ owner: 1 })
  const appCreated = principal(1, [scope('.readonly.appcreateddata')])
  expect(visibilityOf(appCreated, 'mediaItems.list')).toEqual({ owner: 1, client: 1 })
})

test('an object without permission and one that does not exist have the same error', () => {
  const errorOf = (found: AlbumAccess | undefined) => {
    try {
      return requirePermission(principal(2), 'album.read', found)
    } catch (error) {
      return error
    }
  }
  expect(errorOf(album)).toBeInstanceOf(ApiError)
  expect(errorOf(album)).toEqual(errorOf(undefined))
  expect(errorOf(joined)).toBe(joined)
})
