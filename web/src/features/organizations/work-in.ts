import { paths } from '../../app/paths.ts'
import { api } from '../../lib/api-client.ts'
import { chooseOrganization } from './joining.queries.ts'

/** From now on the person works there; a fresh page then holds nothing of where they were. */
export async function workIn(organizationId: string) {
  await chooseOrganization(organizationId)
  api.setOrganization(organizationId)
  window.location.assign(paths.home)
}
