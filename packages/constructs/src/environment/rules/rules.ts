import { cloudRules } from './cloud';
import { clusterRules } from './cluster';
import { computeRules } from './compute';
import { databaseRules } from './databases';
import { endOfLifeRules } from './end-of-life';
import { networkingRules } from './networking';
import { objectStorageRules } from './object-storage';
import type { Rule } from './rule';

/** What must hold across the fields of one environment. */
export const rules: readonly Rule[] = [
  ...cloudRules,
  ...networkingRules,
  ...computeRules,
  ...clusterRules,
  ...databaseRules,
  ...objectStorageRules,
  ...endOfLifeRules,
];
