import type { AccountState, Block } from './account.ts'
import { badRequest, notFound, ok, Refused } from './reply.ts'
import { route } from './route.ts'
import { readInstant, writeInstant } from './wire-time.ts'

interface BlockBody {
  start?: string
  end?: string
  calendarID?: number
  notes?: string
}

const defaultMax = 100

/** Time that a calendar does not offer. */
export function blockRoutes(account: AccountState) {
  const zoneOf = (calendarId: number) =>
    account.calendars.find(({ id }) => id === calendarId)?.timeZone ?? account.timeZone

  function present({ id, calendarId, from, until, notes }: Block) {
    const [start, end] = [from, until].map((at) => writeInstant(at, zoneOf(calendarId)))
    return {
      id,
      calendarID: calendarId,
      start,
      end,
      notes,
      description: `${start} - ${end}`,
      recurring: null,
      until: null,
    }
  }

  function isWanted({ calendarId, from }: Block, query: URLSearchParams) {
    const day = writeInstant(from, account.timeZone).slice(0, 10)
    const [minDate, maxDate] = [query.get('minDate'), query.get('maxDate')]
    if (minDate !== null && day < minDate.slice(0, 10)) return false
    if (maxDate !== null && day > maxDate.slice(0, 10)) return false
    return !query.has('calendarID') || Number(query.get('calendarID')) === calendarId
  }

  return [
    route('GET /blocks', ({ query }) => {
      const found = [...account.blocks.values()].filter((block) => isWanted(block, query))
      return ok(found.slice(0, Number(query.get('max') ?? defaultMax)).map(present))
    }),
    route('POST /blocks', ({ body }) => {
      const { start = '', end = '', calendarID = 0, notes = '' } = (body ?? {}) as BlockBody
      if (!account.calendars.some(({ id }) => id === calendarID)) {
        throw badRequest('invalid_calendar', `The calendar "${calendarID}" does not exist.`)
      }
      const [from, until] = [readInstant(start, zoneOf(calendarID)), readInstant(end, zoneOf(calendarID))]
      if (from === null || until === null) {
        throw new Refused(422, 'invalid_datetime', `The datetime "${from === null ? start : end}" is invalid.`)
      }
      const block = { id: account.nextId, calendarId: calendarID, from, until, notes }
      account.nextId += 1
      account.blocks.set(block.id, block)
      return ok(present(block))
    }),
    route('DELETE /blocks/:id', ({ id }) => {
      if (!account.blocks.delete(id)) throw notFound()
      return { status: 204, body: undefined }
    }),
  ]
}
