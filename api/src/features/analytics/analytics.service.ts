import type { AiPrice, Analytics, AnalyticsExportQuery, AnalyticsQuery } from '@medinotes/shared/analytics'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { planAfresh } from '../../platform/plan-afresh.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Principal } from '../../platform/principal.ts'
import { localDateOf } from '../../platform/wall-clock.ts'
import { aiUseOf } from './ai-use.ts'
import { csvOf } from './analytics-csv.ts'
import {
  type FillRow,
  selectFill,
  selectPeople,
  selectRefresh,
  selectSums,
  selectSumsOfPeople,
  type Wanted,
} from './analytics.repository.ts'
import { breakdownsOf, type PersonFigures } from './breakdowns.ts'
import { type Figures, figuresOf, type View } from './figures.ts'
import { selectTimeZone } from './refresh.repository.ts'
import { selectPrices } from './settings.repository.ts'
import { type Fill, trendsOf } from './trends.ts'
import { datesOf, mondayOf, periodsOf, rangeBefore, weekOf } from './week-numbers.ts'

const weeksOfGrain = { week: 1, 'four-weeks': 4 }

/** Figures of the caller's organization from its read models; counts of fewer than five never leave this. */
export function createAnalyticsService({ database }: { database: Database }) {
  const read = (principal: Principal, query: AnalyticsQuery) =>
    database.as(principal, (tx) => readWithin(tx, organizationOf(principal), query))
  return {
    read,
    async export(principal: Principal, { chart, ...query }: AnalyticsExportQuery) {
      return csvOf(await read(principal, query), chart)
    },
  }
}

async function readWithin(
  tx: Db,
  { id, kind }: NonNullable<Principal['organization']>,
  query: AnalyticsQuery,
): Promise<Analytics> {
  await planAfresh(tx)
  const refresh = await selectRefresh(tx, id)
  const timeZone = refresh?.time_zone ?? (await selectTimeZone(tx, id)).usual
  const view = viewOf(query, weekOf(localDateOf(new Date(), timeZone)))
  const wanted = { organizationId: id, ...spanOf(view), personId: query.personId }
  const people = await selectPeople(tx, id)
  if (query.personId !== undefined && !people.some((person) => person.id === query.personId))
    throw new AppError('not_found', 'There are no figures of this person.')
  const named = people.map((person) => ({ id: person.id, name: person.name ?? 'Not listed any more' }))
  const figures = figuresOf(await selectSums(tx, wanted))
  const prices = await selectPrices(tx, id)
  return {
    ...{ kind, timeZone, refreshedAt: refresh?.refreshed_at.toISOString() ?? null, people: named },
    ...{ range: datesOf(view.range), before: datesOf(view.before), periods: view.periods.map(datesOf) },
    trends: trendsOf(kind, figures, fillOf(kind === 'practice' ? await selectFill(tx, wanted) : []), view),
    breakdowns: breakdownsOf(kind, { figures, prices, people: await figuresOfPeople(tx, wanted, named) }, view),
    ai: kind === 'practice' ? aiOf(figures, prices, view) : null,
  }
}

/** Null where no AI was ever used in the range. */
const aiOf = (figures: Figures, prices: readonly AiPrice[], view: View) =>
  figures.partsOf('ai').size === 0 ? null : aiUseOf(figures, prices, view)

function viewOf({ from, to, weeks, by, personId }: AnalyticsQuery, now: number): View {
  const last = to === undefined ? now : weekOf(to)
  const range = { first: from === undefined ? last - weeks + 1 : weekOf(from), last }
  return {
    ...{ range, before: rangeBefore(range), now, isPart: personId !== undefined },
    periods: periodsOf(range, weeksOfGrain[by]),
  }
}

const spanOf = ({ range, before }: View) => ({ from: mondayOf(before.first), to: mondayOf(range.last) })

const fillOf = (rows: readonly FillRow[]): Fill => ({
  booked: new Map(
    rows.map(({ week, bookings, booked }) => [weekOf(week), { count: bookings, amount: Number(booked) }]),
  ),
  offered: new Map(rows.map(({ week, offered }) => [weekOf(week), { count: 0, amount: Number(offered) }])),
})

async function figuresOfPeople(
  tx: Db,
  wanted: Wanted,
  people: readonly { id: string; name: string }[],
): Promise<PersonFigures[]> {
  const rows = Map.groupBy(await selectSumsOfPeople(tx, wanted), ({ person_id }) => person_id)
  return people.flatMap(({ id, name }) => {
    const own = rows.get(id)
    return own === undefined ? [] : [{ id, name, figures: figuresOf(own) }]
  })
}
