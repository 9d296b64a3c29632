import type { EnvironmentChanges } from '@diet-game/constructs/environment/derive-environment';
import { synthesizeLayer } from '@diet-game/constructs/testing/synthesized';
import { EdgeStack } from './edge-stack';

const primary: Partial<EnvironmentChanges> = { name: 'main', disasterRecovery: { role: 'primary' } };
const standby: Partial<EnvironmentChanges> = {
  name: 'main-dr',
  cloud: { regions: ['us-west-2', 'us-east-1'], availabilityZones: ['us-west-2a', 'us-west-2b'] },
  networking: { dns: { publicZone: 'existing' } },
  disasterRecovery: { role: 'standby', primary: 'main' },
};

/** The edge layer of a primary. */
export const layer = synthesizeLayer(EdgeStack, { environment: primary });

/** The edge layer of the stand-in of that primary. */
export const standIn = synthesizeLayer(EdgeStack, { environment: standby });
