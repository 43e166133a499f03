import { matchRoutes, type RouteObject } from 'react-router'
import { expect, it } from 'vitest'
import { everyPage, type Examples } from './every-page.ts'
import { paths } from '../src/app/paths.ts'
import { routes } from '../src/app/router.ts'

const examples: Examples = {
  ...{ draft: 'a', signed: 'b', booking: 'c', comingBooking: 'd', comingDay: '2026-03-03', document: 'e' },
}
const pathOf = (found: readonly { route: RouteObject }[]) => found.map(({ route }) => route.path ?? '').join('/')

const pagesBelow = (route: RouteObject, above = ''): string[] => {
  const path = `${above}/${route.path ?? ''}`
  return route.children?.flatMap((child) => pagesBelow(child, path)) ?? [path]
}

it('every route of the application is among the pages that are looked at', () => {
  const addresses = Object.values(everyPage)
    .flat()
    .map(({ at }) => (typeof at === 'string' ? at : at(examples)))
  const looked = new Set(
    addresses
      .map((at) => matchRoutes(routes, new URL(at, 'http://localhost').pathname))
      .map((found) => `/${pathOf(found ?? [])}`),
  )
  const known = routes.flatMap((route) => pagesBelow(route)).filter((path) => !path.endsWith('*'))
  expect(known.filter((path) => !looked.has(path))).toEqual([])
})

it('every address is in the table of the pages that are looked at', () => {
  expect(Object.keys(everyPage).toSorted()).toEqual(Object.keys(paths).toSorted())
})
