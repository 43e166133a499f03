import { onDemand } from '../../components/on-demand.tsx'

/** Of those who review emergency access alone. */
export const EmergenciesNow = onDemand(
  async () => (await import('../../features/organizations/emergencies-now.tsx')).EmergenciesNow,
)
