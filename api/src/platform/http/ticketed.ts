import type { FastifyRequest } from 'fastify'

/** Whether nobody is known yet because the request brings a ticket to a route that takes one. */
export const bringsTicket = ({ routeOptions, query }: FastifyRequest) =>
  routeOptions.config.ticketed === true && typeof query === 'object' && query !== null && 'ticket' in query
