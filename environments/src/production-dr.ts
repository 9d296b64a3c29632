import { deriveEnvironment } from '@diet-game/constructs/environment/derive-environment';
import { production } from './production';

/** Stands in for production in another region, with a state store of its own. */
export const productionDr = deriveEnvironment(production, {
  name: 'production-dr',
  cloud: {
    regions: ['us-west-2', 'us-east-1'],
    availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
  },
  networking: { vpc: { cidr: '10.50.0.0/16' }, dns: { publicZone: 'existing' } },
  // Production's copies arrive here. While it stands in, its own buckets have nobody to copy for; see docs/environments.md.
  storage: { objectStorage: { replicate: false } },
  disasterRecovery: { role: 'standby', primary: 'production' },
});
