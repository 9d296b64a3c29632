import { deriveEnvironment } from '@diet-game/constructs/environment/derive-environment';
import { production } from './production';

/** Production's shape on the local emulator; nothing else may differ. */
export const sandbox = deriveEnvironment(production, {
  name: 'sandbox',
  access: {
    accountId: '000000000000',
    target: 'sandbox',
    clusterAdminArns: ['arn:aws:iam::000000000000:role/diet-game-cluster-admin'],
  },
  networking: { vpc: { cidr: '10.60.0.0/16' } },
  storage: { objectStorage: { backupsSuffix: 'account' }, disposable: true },
});
